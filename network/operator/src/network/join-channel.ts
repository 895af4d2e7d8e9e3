import type { peer } from '@hyperledger/fabric-protos';
import type { Administrator } from './administrator.js';
import { callPeer, PeerRefused } from './call-peer.js';

/** The peer would not join. */
export class JoinRefused extends Error {
  override readonly name = 'JoinRefused';
}

/**
 * Makes the own peer join the channel that begins with this block (serialized common.Block number 0): `cscc` JoinChain, as
 * the organisation's administrator. A peer that has joined already is a success. Throws `JoinRefused`, or grpc's
 * `ServiceError` when the peer cannot be reached.
 */
export async function joinChannel(
  client: peer.EndorserClient,
  administrator: Administrator,
  genesisBlock: Uint8Array,
): Promise<void> {
  try {
    await callPeer(client, administrator, {
      channel: '',
      chaincode: 'cscc',
      args: ['JoinChain', genesisBlock],
    });
  } catch (error) {
    if (!(error instanceof PeerRefused)) throw error;
    if (/already (exists|joined)/u.test(error.reason)) return;
    throw new JoinRefused(`The own peer did not join the channel: ${error.reason}`, { cause: error });
  }
}
