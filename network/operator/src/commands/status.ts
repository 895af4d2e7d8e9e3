import { readFileSync } from 'node:fs';
import { decodeBlock } from '@fabric-governance/protocol/block';
import { parseConnectionProfile } from '@fabric-governance/protocol/connection-profile';
import type { Configuration } from '../configuration.js';
import { Projection } from '../ledger/projection.js';
import { newSigner } from '../ledger/signer.js';
import { newAdministrator } from '../network/administrator.js';
import { ConfigHistory } from '../network/config-history.js';
import { connect, type Connections } from '../network/connections.js';
import { DeliveryRefused } from '../network/delivery.js';
import { newestOwnBlock, ownBlocks, type PeerBlocksOptions } from '../network/peer-blocks.js';
import { statusOf, type Status } from './status-of.js';
import { statusTable } from './status-table.js';

const DEADLINE_MS = 60_000;

/**
 * What the own peer holds, as a table for people or as JSON. An organisation outside the channel gets a status without
 * members. Throws grpc's `ServiceError` when the own peer cannot be reached.
 */
export async function statusCommand(configuration: Configuration, json: boolean): Promise<string> {
  const profile = parseConnectionProfile(readFileSync(configuration.connectionProfile, 'utf8'));
  const connections = connect(profile);
  try {
    const status = await readStatus(configuration, connections);
    return json ? `${JSON.stringify(status, null, 2)}\n` : statusTable(status);
  } finally {
    connections.close();
  }
}

async function readStatus(configuration: Configuration, connections: Connections): Promise<Status> {
  const { mspId, channel, chaincode, memberId } = configuration;
  const sign = newSigner(readFileSync(configuration.privateKey, 'utf8'));
  const own: PeerBlocksOptions = {
    connections,
    administrator: newAdministrator(mspId, readFileSync(configuration.certificate, 'utf8'), sign),
    channel,
    signal: AbortSignal.timeout(DEADLINE_MS),
  };
  const projection = new Projection(chaincode);
  const configs = new ConfigHistory();
  try {
    const newest = await newestOwnBlock(own);
    for await (const bytes of ownBlocks(own, { from: 0, newest })) {
      const block = decodeBlock(bytes);
      projection.apply(block);
      configs.apply(block);
      if (Number(block.number) >= newest) break;
    }
  } catch (error) {
    if (!(error instanceof DeliveryRefused && error.status === 'NOT_FOUND')) throw error;
  }
  return statusOf({ memberId, mspId, channel, projection, configs });
}
