import { request } from 'node:https';
import { fromBase64, fromUtf8 } from '@fabric-governance/protocol/bytes';
import type { CaEndpoint } from '@fabric-governance/protocol/connection-profile';
import { z } from 'zod';
import type { Enrolment, EnrolmentRequest } from '../contract/institution.js';
import { ApiFailure } from '../errors/api-failure.js';

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 256 * 1024;

const answerSchema = z.looseObject({
  success: z.boolean(),
  result: z.unknown(),
  errors: z.array(z.looseObject({ code: z.number(), message: z.string() })).default([]),
});
const enrolledSchema = z.looseObject({ Cert: z.string() });

/**
 * Asks the institution's fabric-ca to sign a person's request, which a browser cannot do itself (its preflight fails). The
 * secret passes through and is kept nowhere.
 * @throws ApiFailure ENROLMENT_REFUSED, CA_UNREACHABLE
 */
export async function enrol(ca: CaEndpoint, enrolment: EnrolmentRequest): Promise<Enrolment> {
  const { enrolmentId, secret, csr } = enrolment;
  const text = await post(ca, {
    path: '/api/v1/enroll',
    authorization: `Basic ${Buffer.from(`${enrolmentId}:${secret}`).toString('base64')}`,
    body: JSON.stringify({ certificate_request: csr, caname: ca.caName }),
  }).catch((cause: unknown) => {
    throw new ApiFailure('CA_UNREACHABLE', { reason: String(cause) }, { cause });
  });
  const answer = answerSchema.safeParse(parseJson(text));
  if (!answer.success) throw new ApiFailure('CA_UNREACHABLE', { reason: 'The CA gave no readable answer' });
  const enrolled = enrolledSchema.safeParse(answer.data.result);
  if (!answer.data.success || !enrolled.success) {
    const reason = answer.data.errors.map(({ message }) => message).join('; ');
    throw new ApiFailure('ENROLMENT_REFUSED', { enrolmentId, reason });
  }
  return { certificate: fromUtf8(fromBase64(enrolled.data.Cert)) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller reports an unreadable answer with its own code.
    return undefined;
  }
}

interface Post {
  readonly path: string;
  readonly authorization: string;
  readonly body: string;
}

/** Node's fetch takes no certificate roots of one's own, so this is the plain client. */
function post(ca: CaEndpoint, { path, authorization, body }: Post): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = request(
      new URL(path, ca.url),
      {
        method: 'POST',
        ca: ca.tlsRootsPem,
        timeout: TIMEOUT_MS,
        headers: {
          authorization,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > MOST_BYTES) call.destroy(new Error('The answer is too long'));
          else chunks.push(chunk);
        });
        response.on('end', () => {
          resolve(Buffer.concat(chunks).toString('utf8'));
        });
        response.on('error', reject);
      },
    );
    call.on('timeout', () => call.destroy(new Error(`No answer within ${TIMEOUT_MS} ms`)));
    call.on('error', reject);
    call.end(body);
  });
}
