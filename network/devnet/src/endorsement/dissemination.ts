import { evaluateSignaturePolicy } from '@fabric-governance/protocol/policy';
import { decodeSignaturePolicy } from '@fabric-governance/protocol/policy-encoding';
import { decode } from '@fabric-governance/protocol/message';
import { ledger } from '@hyperledger/fabric-protos';
import type { CollectionDefinition } from '../chaincode/definition.js';
import type { ChannelView } from '../channel/channel-view.js';
import type { PeerNode } from './peer-node.js';

/**
 * Checks that enough other peers could be given an endorsed transaction's private data: as many as each collection's
 * `requiredPeerCount` says. (They get it from devnet in any case; a member needs no gossip here.)
 *
 * @param privateBytes serialized TxPvtReadWriteSet
 * @param others peers that the endorser sees on the channel
 * @throws Error in the words of Fabric's endorser
 */
export function checkDissemination(
  privateBytes: Uint8Array,
  transaction: { readonly txId: string; readonly channel: ChannelView },
  others: readonly PeerNode[],
): void {
  const { txId, channel } = transaction;
  for (const set of decode(ledger.rwset.TxPvtReadWriteSet, privateBytes).getNsPvtRwsetList()) {
    const chaincode = set.getNamespace();
    const collections = channel.definition(chaincode)?.collections ?? [];
    for (const written of set.getCollectionPvtRwsetList()) {
      const name = written.getCollectionName();
      const collection = collections.find((candidate) => candidate.name === name);
      const required = collection?.requiredPeerCount ?? 0;
      const eligible = others.filter(
        (peer) => collection !== undefined && isMember(peer, collection, channel),
      );
      if (eligible.length < required) {
        throw new Error(
          `failed to distribute private collection, txID ${txId}, channel ${channel.name}: could not build private ` +
            `data dissemination plan for chaincode ${chaincode} and collection ${name}: required to disseminate to at ` +
            `least ${required} peers, but know of only ${eligible.length} eligible peers`,
        );
      }
    }
  }
}

function isMember(peer: PeerNode, { memberPolicy }: CollectionDefinition, channel: ChannelView): boolean {
  const identity = channel.configuration.msps.deserialize(peer.signer.identity);
  return evaluateSignaturePolicy(decodeSignaturePolicy(memberPolicy), [identity], (signer, principal) =>
    signer.satisfies(principal),
  );
}
