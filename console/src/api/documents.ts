import type { DocumentReference } from '@fabric-governance/chaincode/governance/records/actions';
import { DOCUMENT_LIMIT, storedDocumentSchema } from '@fabric-governance/gateway-api/contract/documents';
import { toHex } from '@fabric-governance/protocol/bytes';
import { addressOf, send } from './client.js';
import { consoleFailure } from './failure.js';

const FALLBACK_TYPE = 'application/octet-stream';

async function sha256Of(bytes: ArrayBuffer): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/**
 * Stores a file at the gateway and returns its reference. The hash is computed here; a gateway that answers another one
 * is refused with DOCUMENT_HASH_DIFFERS.
 */
export async function storeDocument(file: File): Promise<DocumentReference> {
  if (file.size > DOCUMENT_LIMIT) {
    throw consoleFailure('DOCUMENT_TOO_LARGE', { name: file.name, limitBytes: DOCUMENT_LIMIT });
  }
  const bytes = await file.arrayBuffer();
  const mediaType = file.type === '' ? FALLBACK_TYPE : file.type;
  const response = await send(addressOf('putDocument'), {
    method: 'PUT',
    body: bytes,
    headers: { 'content-type': mediaType },
  });
  const stored = storedDocumentSchema.parse(await response.json());
  const own = await sha256Of(bytes);
  if (stored.hash !== own) {
    throw consoleFailure('DOCUMENT_HASH_DIFFERS', { expected: own, found: stored.hash });
  }
  return { name: file.name.slice(0, 200), hash: stored.hash, size: file.size, mediaType };
}

/** A document whose bytes have been hashed in this browser. */
export interface FetchedDocument {
  readonly matches: boolean;
  readonly foundHash: string;
  readonly bytes: ArrayBuffer;
}

/** Fetches a document and hashes it here, so that the gateway is not believed about its content. */
export async function fetchDocument(hash: string): Promise<FetchedDocument> {
  const response = await send(addressOf('document', { hash }), { method: 'GET' });
  const bytes = await response.arrayBuffer();
  const foundHash = await sha256Of(bytes);
  return { matches: foundHash === hash, foundHash, bytes };
}

/** Offers bytes as a download under a name. */
export function saveAs(bytes: ArrayBuffer, name: string, mediaType: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
