import { fromUtf8 } from '@fabric-governance/protocol/bytes';
import { z } from 'zod';
import { CA_ERROR, CaError } from './ca-error.js';

/** Go reads an absent field and null as the empty value of its type. */
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);
const count = z
  .int()
  .nullish()
  .transform((value) => value ?? 0);
/** A time in RFC 3339, as Go writes it; the beginning of year 1 means none. */
const time = z.iso
  .datetime({ offset: true })
  .nullish()
  .transform((value) => (value == null || value.startsWith('0001-') ? undefined : new Date(value)));
const attributes = z
  .array(z.object({ name: text, value: text, ecert: flag }))
  .nullish()
  .transform((value) => value ?? []);

/** The part that every body has: which of a server's authorities is meant. */
export const caNameBody = z.object({ caname: text });

const subjectName = z.object({ c: text, st: text, l: text, o: text });
/** `/enroll` and `/reenroll`: cfssl's signing request with what fabric-ca adds. */
export const enrolmentBody = z.object({
  certificate_request: text,
  profile: text,
  attr_reqs: z
    .array(z.object({ name: text, optional: flag }))
    .nullish()
    .transform((value) => value ?? undefined),
  hosts: z
    .array(z.string())
    .nullish()
    .transform((value) => value ?? undefined),
  subject: z
    .object({
      cn: text,
      names: z
        .array(subjectName)
        .nullish()
        .transform((value) => value ?? []),
      serialnumber: text,
    })
    .nullish()
    .transform((value) => value ?? undefined),
  extensions: z
    .array(z.unknown())
    .nullish()
    .transform((value) => value ?? []),
  notbefore: time,
});

/** `/register`, and `/identities` with POST. */
export const registrationBody = z.object({
  id: text,
  type: text,
  affiliation: text,
  secret: text,
  max_enrollments: count,
  attrs: attributes,
});

/** `/identities/{id}` with PUT. */
export const modificationBody = registrationBody.omit({ id: true });

/** `/revoke`. */
export const revocationBody = z.object({ id: text, serial: text, aki: text, reason: text, gencrl: flag });

/** `/gencrl`. */
export const revocationListBody = z.object({
  revokedafter: time,
  revokedbefore: time,
  expireafter: time,
  expirebefore: time,
});

/** `/affiliations` with POST, and `/affiliations/{name}` with PUT. */
export const affiliationBody = z.object({ name: text });

export type EnrolmentBody = z.output<typeof enrolmentBody>;
export type RegistrationBody = z.output<typeof registrationBody>;
export type ModificationBody = z.output<typeof modificationBody>;
export type RevocationBody = z.output<typeof revocationBody>;
export type RevocationListBody = z.output<typeof revocationListBody>;

/** Reads a JSON body. Throws CaError 400 with fabric-ca's codes for an empty or a wrong one. */
export function readBody<T extends z.ZodType>(schema: T, body: Uint8Array): z.output<T> {
  if (body.length === 0) {
    throw new CaError(400, CA_ERROR.emptyBody, 'Empty request body');
  }
  const result = schema.safeParse(withLowerCaseKeys(parseJson(body)));
  if (!result.success) {
    const [issue] = result.error.issues;
    throw badBody(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`, body);
  }
  return result.data;
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(body));
  } catch (cause) {
    throw badBody(String(cause), body);
  }
}

function badBody(reason: string, body: Uint8Array): CaError {
  const shown = Buffer.from(body).toString('utf8');
  return new CaError(400, CA_ERROR.badBody, `Invalid request body: ${reason}; body=${shown}`);
}

/** Go matches the names of fields in any case. */
function withLowerCaseKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withLowerCaseKeys);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key.toLowerCase(), withLowerCaseKeys(inner)]),
    );
  }
  return value;
}
