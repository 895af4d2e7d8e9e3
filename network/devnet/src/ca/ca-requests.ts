import { fromUtf8 } from '@fabric-governance/protocol/bytes';
import { z } from 'zod';
import { authenticationFailure, CA_ERROR, CaError } from './ca-error.js';

/** Body of `/cainfo`, and the part that every body has. */
export const infoSchema = z.object({ caname: z.string().default('') });

/** Body of `/enroll` and `/reenroll`. */
export const enrolmentSchema = infoSchema.extend({
  certificate_request: z.string(),
  profile: z.enum(['', 'tls']).default(''),
  attr_reqs: z.array(z.object({ name: z.string(), optional: z.boolean().optional() })).nullish(),
});

/** Body of `/register`. */
export const registrationSchema = infoSchema.extend({
  id: z.string(),
  type: z.string().default(''),
  affiliation: z.string().default(''),
  secret: z.string().default(''),
  max_enrollments: z.number().int().min(-1).default(0),
  attrs: z
    .array(z.object({ name: z.string(), value: z.string(), ecert: z.boolean().default(false) }))
    .nullish(),
});

/** Reads a JSON body. Throws CaError 400 with fabric-ca's codes for an empty or a wrong one. */
export function readBody<T extends z.ZodType>(schema: T, body: Uint8Array): z.infer<T> {
  if (body.length === 0) {
    throw new CaError(400, CA_ERROR.emptyBody, 'Empty request body');
  }
  const result = schema.safeParse(parseJson(body));
  if (!result.success) {
    throw new CaError(400, CA_ERROR.badBody, `Invalid request body: ${z.prettifyError(result.error)}`);
  }
  return result.data;
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(body));
  } catch (cause) {
    throw new CaError(400, CA_ERROR.badBody, `Invalid request body: ${String(cause)}`);
  }
}

/** Name and secret of HTTP basic authentication. Throws CaError 401. */
export function basicCredentials(header: string | undefined): { id: string; secret: string } {
  const encoded = /^Basic (.+)$/iu.exec(authorization(header))?.[1];
  const text = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) {
    throw authenticationFailure();
  }
  return { id: text.slice(0, colon), secret: text.slice(colon + 1) };
}

/** The authorization header. Throws CaError 401 when there is none. */
export function authorization(header: string | undefined): string {
  if (header === undefined || header === '') {
    throw new CaError(401, CA_ERROR.noAuthorization, 'No authorization header');
  }
  return header;
}
