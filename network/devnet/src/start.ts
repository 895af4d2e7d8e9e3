import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { Network } from './network.js';
import type { Devnet, DevnetOptions } from './options.js';

export type { Devnet, DevnetOptions } from './options.js';

/**
 * Starts a network in this process: for each organisation a peer and a CA, one orderer, the channels asked for. The first start
 * makes keys, genesis block and chaincode definitions; later ones go on from the data folder.
 *
 * @throws when a port is taken, the data folder is in use, or what is in it does not fit the options
 */
export async function startDevnet(options: DevnetOptions): Promise<Devnet> {
  const temporary = options.dataDir === undefined;
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'devnet-')));
  const removeTemporary = async (): Promise<void> => {
    if (temporary) {
      await rm(dataDir, { recursive: true, force: true });
    }
  };
  const logger = options.logger ?? pino({ enabled: false });
  const network = new Network(options, { dataDir, logger });
  try {
    await network.start();
  } catch (error) {
    await network.stop();
    await removeTemporary();
    throw error;
  }
  return {
    channel: network.channels()[0] ?? '',
    channels: network.channels(),
    organizations: network.organizations(),
    orderer: network.orderer(),
    stop: async () => {
      await network.stop();
      await removeTemporary();
    },
  };
}
