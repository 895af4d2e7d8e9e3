import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UsageError } from './usage-error.js';

const MARKER = '.devnet';
const MARKER_TEXT = 'Devnet keeps its files in this folder, and removes them with --reset.\n';

/** What devnet makes in the folder for keys; beside it, it only replaces single files of its own. */
const KEY_FOLDERS = ['peerOrganizations', 'ordererOrganizations'] as const;
/** What devnet makes in its data folder; `ledger` was made by earlier versions. */
const DATA_FOLDERS = ['network', 'channels', 'peers', 'ledger'] as const;

/** The folders a network lives in. */
export interface Folders {
  readonly dataDir: string;
  readonly organizationsDir: string;
}

/**
 * Chooses the folders. Keys go where the samples look for them when FABRIC_SAMPLES names their folder.
 *
 * @param name of the network, part of the default data folder
 */
export function chooseFolders(
  name: string,
  given: { readonly data?: string | undefined; readonly organizations?: string | undefined },
  samples: string | undefined,
): Folders {
  const dataDir = resolve(given.data ?? join('.data', 'devnet', name));
  const samplesDir = samples === undefined ? undefined : join(samples, 'test-network', 'organizations');
  return {
    dataDir,
    organizationsDir: resolve(given.organizations ?? samplesDir ?? join(dataDir, 'organizations')),
  };
}

/**
 * Makes sure that nothing of somebody else's is overwritten: another network's keys, or a folder that is no data folder.
 *
 * @throws UsageError
 */
export function claimFolders({ dataDir, organizationsDir }: Folders): void {
  for (const kind of KEY_FOLDERS) {
    if (existsSync(join(organizationsDir, kind)) && !isOurs(organizationsDir)) {
      throw new UsageError(
        `${join(organizationsDir, kind)} was not made by devnet and is left alone; ` +
          'remove it, or name another folder with --organizations',
      );
    }
  }
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0 && !isOurs(dataDir)) {
    throw notOurs(dataDir);
  }
  for (const folder of [dataDir, organizationsDir]) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, MARKER), MARKER_TEXT);
  }
}

/**
 * Removes ledger and keys, so that the network begins anew. What else there is in the folders stays.
 *
 * @throws UsageError for a folder that devnet did not make
 */
export function resetFolders({ dataDir, organizationsDir }: Folders): void {
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0 && !isOurs(dataDir)) {
    throw notOurs(dataDir);
  }
  for (const folder of [organizationsDir, join(dataDir, 'organizations')].filter(isOurs)) {
    removeParts(folder, KEY_FOLDERS);
  }
  if (existsSync(dataDir)) {
    removeParts(dataDir, DATA_FOLDERS);
  }
}

function isOurs(folder: string): boolean {
  return existsSync(join(folder, MARKER));
}

function notOurs(folder: string): UsageError {
  return new UsageError(
    `${folder} was not made by devnet and is left alone; name another folder with --data`,
  );
}

function removeParts(folder: string, parts: readonly string[]): void {
  for (const part of parts) {
    rmSync(join(folder, part), { recursive: true, force: true });
  }
  if (readdirSync(folder).every((left) => left === MARKER)) {
    rmSync(folder, { recursive: true, force: true });
  }
}
