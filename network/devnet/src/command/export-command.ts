import { Command } from 'commander';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { exportChain } from '../ledger/export-chain.js';
import { UsageError } from './usage-error.js';

interface Arguments {
  readonly data: string;
  readonly channel: string;
  readonly to: string;
}

/** `devnet export`: a channel's chain for Fabric's own tools. */
export function exportCommand(print: (line: string) => void): Command {
  return new Command('export')
    .description('Writes a channel’s blocks into files that Fabric’s own tools read.')
    .requiredOption('--data <dir>', 'the network’s data folder')
    .requiredOption('--channel <name>', 'which channel')
    .requiredOption('--to <dir>', 'where the files go')
    .action(async ({ data, channel, to }: Arguments) => {
      const ledger = join(data, 'channels', channel);
      if (!existsSync(join(ledger, 'blocks'))) {
        throw new UsageError(`${data} has no channel ${channel}`);
      }
      const { blocks, blocksFolder, chainFolder } = await exportChain(ledger, channel, to);
      print(`${blocks} blocks of ${channel}`);
      print(`  one a file, as peer channel fetch writes them: ${blocksFolder}`);
      print(`  one after another, as a peer keeps them:       ${chainFolder}`);
      print(`  (ledgerutil verify ${to} reads the latter)`);
    });
}
