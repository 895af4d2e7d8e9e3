import { randomBytes } from 'node:crypto';
import { allInstitutions, type Consortium } from '@fabric-governance/consortium/consortium';
import type { PersonId } from '@fabric-governance/chaincode/governance/ids';
import { z } from 'zod';
import { readJsonFile, writePrivateFile } from '../private-file.js';

const secretsSchema = z.record(z.string(), z.string());

/** Enrolment secret by person. */
export type Secrets = ReadonlyMap<PersonId, string>;

/** The secrets with which the consortium's people enrol: those in the file, and new random ones for who is not there yet. */
export function ensureSecrets(path: string, consortium: Consortium): Secrets {
  const known = readJsonFile(path, secretsSchema) ?? {};
  const people = allInstitutions(consortium).flatMap((institution) => institution.people.map(({ id }) => id));
  const secrets = new Map(people.map((id) => [id, known[id] ?? randomBytes(18).toString('base64url')]));
  const all = { ...known, ...Object.fromEntries(secrets) };
  if (Object.keys(all).length > Object.keys(known).length) {
    writePrivateFile(path, `${JSON.stringify(all, null, 2)}\n`);
  }
  return secrets;
}
