import {
  applicationReceiptSchema,
  type ApplicationReceipt,
  type SignedApplication,
} from '../contract/applications.js';
import { errorBodySchema } from '../contract/errors.js';
import type { Sponsor } from '../contract/institution.js';
import type { DocumentStore } from '../documents/document-store.js';
import { ApiFailure } from '../errors/api-failure.js';

const TIMEOUT_MS = 20_000;

/**
 * Takes the application to the sponsor's gateway, its documents first, from server to server. A refusal of the sponsor's
 * comes back with the sponsor's own code.
 * @throws ApiFailure APPLICATION_EVIDENCE_MISSING, SPONSOR_UNREACHABLE, or the sponsor's
 */
export async function sendApplication(
  sponsor: Sponsor,
  signed: SignedApplication,
  documents: DocumentStore,
): Promise<ApplicationReceipt> {
  for (const { hash } of signed.application.admission.evidence) {
    const document = await documents.describe(hash);
    if (!document) throw new ApiFailure('APPLICATION_EVIDENCE_MISSING', { hash });
    await call(sponsor, '/api/documents', {
      method: 'PUT',
      headers: { 'content-type': document.mediaType },
      body: Buffer.from(await documents.read(hash)),
    });
  }
  const answer = await call(sponsor, '/api/applications', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(signed),
  });
  const receipt = applicationReceiptSchema.safeParse(answer);
  if (!receipt.success) throw unreachable(sponsor, 'the answer is no receipt');
  return receipt.data;
}

async function call(sponsor: Sponsor, path: string, init: RequestInit): Promise<unknown> {
  let status: number;
  let answer: unknown;
  try {
    const response = await fetch(new URL(path, sponsor.url), {
      ...init,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    status = response.status;
    answer = await response.json();
  } catch (cause) {
    throw unreachable(sponsor, String(cause), cause);
  }
  if (status < 300) return answer;
  const refusal = errorBodySchema.safeParse(answer);
  if (!refusal.success) throw unreachable(sponsor, `HTTP ${status}`);
  throw new ApiFailure(refusal.data.error.code, refusal.data.error.params);
}

function unreachable({ memberId }: Sponsor, reason: string, cause?: unknown): ApiFailure {
  return new ApiFailure('SPONSOR_UNREACHABLE', { memberId, reason }, { cause });
}
