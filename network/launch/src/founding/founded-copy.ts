import { isDeepStrictEqual } from 'node:util';
import type { Consortium, Institution } from '@fabric-governance/consortium/consortium';
import { charterSchema, localTextSchema } from '@fabric-governance/chaincode/governance/charter';
import { z } from 'zod';
import { readJsonFile, writePrivateFile } from '../private-file.js';

const institutionSchema = z.looseObject({ id: z.string(), ports: z.record(z.string(), z.int()) });
const foundedSchema = z.looseObject({
  id: z.string(),
  name: localTextSchema,
  channel: z.string(),
  charter: charterSchema,
  charterText: z.string(),
  institutions: z.array(institutionSchema),
  applicants: z.array(institutionSchema),
  ports: z.strictObject({ landing: z.int(), orderer: z.int() }),
});

/** What was founded, and whether it differs from what the file says now. */
export interface FoundedCopy {
  /** As kept, with the ports it had then. */
  readonly consortium: Consortium;
  /** True when the file was changed in more than its ports since. */
  readonly fileDiffers: boolean;
}

/** The consortium as it was founded, since the ledger rules; undefined before the founding. Throws LaunchError when damaged. */
export function readFoundedCopy(path: string, asRead: Consortium): FoundedCopy | undefined {
  // Written by us from a checked file; the schema guards against damage, not against a hand that edits it.
  const consortium = readJsonFile(path, foundedSchema) as unknown as Consortium | undefined;
  if (consortium === undefined) {
    return undefined;
  }
  return { consortium, fileDiffers: !isDeepStrictEqual(withoutPorts(consortium), withoutPorts(asRead)) };
}

/** Keeps the consortium that is about to be founded. */
export function writeFoundedCopy(path: string, consortium: Consortium): void {
  writePrivateFile(path, `${JSON.stringify(consortium, null, 2)}\n`);
}

function withoutPorts(consortium: Consortium): unknown {
  // What only real Fabric asks is nothing to devnet, and where it runs it has its own check.
  const plain = (one: Institution) => ({ ...one, ports: null, fabric: null });
  const { institutions, applicants } = consortium;
  // Through JSON, so that a key left out and a key set to undefined are the same.
  return JSON.parse(
    JSON.stringify({
      ...consortium,
      ports: null,
      fabric: null,
      institutions: institutions.map(plain),
      applicants: applicants.map(plain),
    }),
  ) as unknown;
}
