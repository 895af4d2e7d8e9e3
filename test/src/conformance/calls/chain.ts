import { type common, orderer } from '@hyperledger/fabric-protos';
import { decodeBlock } from '@fabric-governance/protocol/block';
import { validationCodeName } from '@fabric-governance/protocol/validation-code';
import type { Answer } from '../client/answer.js';
import { delivered, seekEnvelope } from '../client/order.js';
import type { Stage } from '../client/stage.js';
import type { Call } from './call.js';
import { specified } from './ordering.js';

/** Transactions and their codes in the order of the chain, as each peer has it, and the form of the blocks. */
export const CHAIN: readonly Call[] = ([0, 1] as const).flatMap((at): readonly Call[] => [
  {
    name: `chain: transactions at the peer of Org${at + 1}`,
    play: async (stage) => (await chainOf(stage, at)).flatMap(transactionsOf),
  },
  {
    name: `chain: metadata at the peer of Org${at + 1}`,
    play: async (stage) => (await chainOf(stage, at)).slice(0, 2).map(metadataForm),
  },
]);

/** All blocks that a peer has. */
export async function chainOf(stage: Stage, at: 0 | 1): Promise<readonly common.Block[]> {
  const newest = new orderer.SeekPosition();
  newest.setNewest(new orderer.SeekNewest());
  const as = at === 0 ? stage.parties.user1 : stage.parties.user2;
  const request = seekEnvelope(stage, as, {
    label: `chain ${at}`,
    from: specified(0),
    to: newest,
    tlsHash: stage.tlsHash(at),
  });
  const { blocks, status } = await delivered(stage.clients.peers[at].deliver, request);
  if (status !== 'SUCCESS') throw new Error(`the chain was not delivered: ${status}`);
  return blocks;
}

/** How transactions come together in blocks depends on the orderer's moment; their order does not. */
function transactionsOf(block: common.Block): readonly Answer[] {
  return decodeBlock(block.serializeBinary()).transactions.map(({ txId, type, validationCode }) => [
    txId,
    type,
    validationCodeName(validationCode),
  ]);
}

/** Which of the metadata's slots are filled, and how long the commit hash is. */
function metadataForm(block: common.Block): Answer {
  const { lastConfig, commitHash } = decodeBlock(block.serializeBinary());
  const slots = block.getMetadata()?.getMetadataList_asU8() ?? [];
  return {
    lastConfig: lastConfig?.toString() ?? null,
    filled: slots.map((slot) => slot.length > 0),
    commitHash: commitHash?.length ?? null,
  };
}
