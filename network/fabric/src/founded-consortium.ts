import type { Consortium } from '@fabric-governance/consortium/consortium';
import { readJsonFile } from '@fabric-governance/launch/private-file';
import { z } from 'zod';

/** The consortium as it was founded in a data folder; undefined when none was. Throws LaunchError when it is damaged. */
export function foundedConsortiumAt(path: string): Consortium | undefined {
  // Written by us from a checked file; the schema guards against damage, not against a hand that edits it.
  return readJsonFile(path, z.looseObject({ id: z.string(), fabric: z.looseObject({}) })) as unknown as
    Consortium | undefined;
}
