import { randomBytes } from 'node:crypto';
import { readJsonFile, writePrivateFile } from '@fabric-governance/launch/private-file';
import { z } from 'zod';

const schema = z.record(z.string(), z.string());

/** The secret with which an identity enrols. */
export type SecretOf = (organisation: string, identity: string) => string;

/**
 * Makes a secret for each identity that has none yet, and keeps all in a file for the owner only.
 *
 * @param identities by organisation id. Asking for another identity later throws RangeError.
 */
export function ensureEnrolmentSecrets(
  path: string,
  identities: Readonly<Record<string, readonly string[]>>,
): SecretOf {
  const known = readJsonFile(path, schema) ?? {};
  const keys = Object.entries(identities).flatMap(([organisation, ids]) =>
    ids.map((id) => keyOf(organisation, id)),
  );
  const all = {
    ...known,
    ...Object.fromEntries(keys.map((key) => [key, known[key] ?? randomBytes(24).toString('base64url')])),
  };
  if (Object.keys(all).length > Object.keys(known).length) {
    writePrivateFile(path, `${JSON.stringify(all, null, 2)}\n`);
  }
  return (organisation, identity) => {
    const secret = all[keyOf(organisation, identity)];
    if (secret === undefined) throw new RangeError(`There is no secret for ${identity} of ${organisation}.`);
    return secret;
  };
}

function keyOf(organisation: string, identity: string): string {
  return `${organisation}/${identity}`;
}
