import { rmSync } from 'node:fs';
import type { Progress } from '@fabric-governance/launch/progress';
import { everythingOf } from '../fabric-folder.js';
import { folderOf, groundOf, type NetworkOptions } from '../prepare-network.js';
import { type Ground, stopRunning } from '../processes/background.js';
import { alone } from '../processes/command-lock.js';

/** Programs of each group are stopped together, the groups in this order: first those that others do not need. */
const ORDER = [/^(landing|agent\.|gateway\.)/u, /^chaincode\./u, /^peer2?\./u, /^orderer\d/u, /^ca\./u];

/** Stops every process of the network; the ledger and the keys stay. Nothing happens where nothing runs. */
export async function downCommand(options: NetworkOptions, progress: Progress): Promise<void> {
  const folder = folderOf(options);
  await alone(folder.lock, () => stopAll(groundOf(folder), progress));
}

/** Stops every process and deletes all that the network has written. */
export async function resetCommand(options: NetworkOptions, progress: Progress): Promise<void> {
  const folder = folderOf(options);
  await alone(folder.lock, async () => {
    await stopAll(groundOf(folder), progress);
    await progress.step('Deleting ledger and keys', () => {
      for (const path of everythingOf(folder)) rmSync(path, { recursive: true, force: true });
      return Promise.resolve();
    });
  });
}

/** Stops all living processes in good order. */
export async function stopAll({ table }: Ground, progress: Progress): Promise<void> {
  const living = Object.keys(table.allLiving());
  if (living.length === 0) {
    progress.notice('Nothing runs.');
    return;
  }
  await progress.step(`Stopping ${living.length} processes`, async () => {
    for (const group of [...ORDER, /(?:)/u]) {
      const names = Object.keys(table.allLiving()).filter((name) => group.test(name));
      await Promise.all(names.map((name) => stopRunning(name, table)));
    }
  });
}
