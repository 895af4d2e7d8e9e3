import { addressTable } from '@fabric-governance/launch/address-table';
import type { Progress } from '@fabric-governance/launch/progress';
import { bringUp } from '../bring-up.js';
import { folderOf, type NetworkOptions, prepareNetwork } from '../prepare-network.js';
import { alone } from '../processes/command-lock.js';
import { versionText } from '../programs/fabric-version.js';
import { say } from './reporting.js';

/** Brings the network up, and tells where everything is. Throws what `prepareNetwork` and `bringUp` throw. */
export async function upCommand(options: NetworkOptions, progress: Progress): Promise<void> {
  const began = Date.now();
  await alone(folderOf(options).lock, async () => {
    const network = await prepareNetwork(options, progress);
    const { programs, model, folder } = network;
    say(
      `Fabric ${versionText(programs.version)}, fabric-ca ${versionText(programs.caVersion)}, ${model.consensus === 'bft' ? 'BFT' : 'Raft'} ordering.`,
    );
    await bringUp(network, progress);
    const { consortium } = model;
    const landingUrl = `http://localhost:${consortium.ports.landing}`;
    const table = addressTable({ consortium, landingUrl, dataDir: folder.root });
    say(`\nUp after ${((Date.now() - began) / 1000).toFixed(1)} s.\n\n${table}\n`);
    say(
      `Open ${landingUrl} and act as anyone. It runs in the background: npm run fabric -- status, logs, down.`,
    );
  });
}
