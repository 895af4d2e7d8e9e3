import type { Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import type { Request } from 'express';
import type { StoredDocument } from '../contract/documents.js';
import { fetchDocument } from '../documents/fetch-document.js';
import { ApiFailure } from '../errors/api-failure.js';
import type { Handlers } from '../http/handlers.js';
import type { Services } from '../services.js';

/** Documents off the ledger. Who knows a hash may read: the hash stands on the ledger and can be guessed by nobody. */
export function documentHandlers({
  documents,
  config,
}: Services): Pick<Handlers, 'putDocument' | 'document'> {
  const find = async (hash: Sha256Hex, elsewhere: boolean): Promise<StoredDocument> => {
    const known = await documents.describe(hash);
    const found = known ?? (elsewhere ? await fetchDocument(hash, config.sponsors, documents) : undefined);
    if (!found) throw new ApiFailure('DOCUMENT_NOT_FOUND', { hash });
    return found;
  };
  return {
    putDocument: ({ request }) => documents.put(bytesOf(request), request.headers['content-type'] ?? ''),
    document: async ({ params: { hash }, session, response }) => {
      // Only for our own people: other gateways ask here too, and must not send each other in circles.
      const document = await find(hash, session !== undefined);
      response.setHeader('content-security-policy', "default-src 'none'; sandbox");
      response.type(document.mediaType).attachment(hash.slice(0, 16));
      response.type(document.mediaType).send(Buffer.from(await documents.read(hash)));
      return undefined;
    },
  };
}

function bytesOf(request: Request): Uint8Array {
  const body: unknown = request.body;
  if (body instanceof Uint8Array && body.length > 0) return body;
  throw new ApiFailure('REQUEST_INVALID', { path: 'body', problem: 'empty' });
}
