import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OptionsError } from './channel-plan.js';

/** What a chaincode's package has beside its code. */
const METADATA = 'META-INF';

/**
 * Reads the metadata of a chaincode, such as its CouchDB indexes, from the folder of its code.
 *
 * @returns contents by path, as a package has them: `META-INF/statedb/couchdb/indexes/…`
 * @throws OptionsError where the folder has none
 */
export function readMetadataFolder(folder: string): ReadonlyMap<string, Uint8Array> {
  let names: string[];
  try {
    names = readdirSync(join(folder, METADATA), { recursive: true, withFileTypes: false }) as string[];
  } catch (cause) {
    throw new OptionsError(`${folder} has no folder ${METADATA} with indexes`, { cause });
  }
  const files = names.map((name) => name.replaceAll('\\', '/')).filter((name) => name.endsWith('.json'));
  return new Map(files.map((name) => [`${METADATA}/${name}`, readFileSync(join(folder, METADATA, name))]));
}
