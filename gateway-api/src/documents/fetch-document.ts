import type { Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import { sha256Hex } from '@fabric-governance/protocol/sha256';
import { DOCUMENT_LIMIT, type StoredDocument } from '../contract/documents.js';
import type { Sponsor } from '../contract/institution.js';
import type { DocumentStore } from './document-store.js';

const TIMEOUT_MS = 5_000;

/**
 * Asks the known gateways in turn for a document and keeps it when its bytes have the hash. Undefined when none of them
 * has it or answers.
 */
export async function fetchDocument(
  hash: Sha256Hex,
  gateways: readonly Sponsor[],
  documents: DocumentStore,
): Promise<StoredDocument | undefined> {
  for (const gateway of gateways) {
    const found = await ask(gateway, hash);
    if (found) return documents.put(found.bytes, found.mediaType);
  }
  return undefined;
}

async function ask(
  { url }: Sponsor,
  hash: Sha256Hex,
): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string } | undefined> {
  try {
    const response = await fetch(new URL(`/api/documents/${hash}`, url), {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok || Number(response.headers.get('content-length')) > DOCUMENT_LIMIT) return undefined;
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (sha256Hex(bytes) !== hash) return undefined;
    return { bytes, mediaType: response.headers.get('content-type') ?? '' };
  } catch {
    // A gateway that is away has the document as little as one that says so: the next one is asked.
    return undefined;
  }
}
