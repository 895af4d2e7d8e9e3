import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UsageError } from './usage-error.js';

const MARKER = '.devnet';
const MARKER_TEXT = 'This folder was made by devnet, which may remove what is in it.\n';

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
  for (const kind of ['peerOrganizations', 'ordererOrganizations']) {
    if (existsSync(join(organizationsDir, kind)) && !existsSync(join(organizationsDir, MARKER))) {
      throw new UsageError(
        `${join(organizationsDir, kind)} was not made by devnet and is left alone; ` +
          'remove it, or name another folder with --organizations',
      );
    }
  }
  for (const folder of [dataDir, organizationsDir]) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, MARKER), MARKER_TEXT);
  }
}

/**
 * Removes ledger and keys, so that the network begins anew.
 *
 * @throws UsageError for a folder that devnet did not make
 */
export function resetFolders({ dataDir, organizationsDir }: Folders): void {
  if (existsSync(dataDir) && !existsSync(join(dataDir, MARKER))) {
    throw new UsageError(
      `${dataDir} was not made by devnet and is left alone; name another folder with --data`,
    );
  }
  if (existsSync(join(organizationsDir, MARKER))) {
    for (const kind of ['peerOrganizations', 'ordererOrganizations']) {
      rmSync(join(organizationsDir, kind), { recursive: true, force: true });
    }
  }
  rmSync(dataDir, { recursive: true, force: true });
}
