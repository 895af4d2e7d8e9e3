import { peer } from '@hyperledger/fabric-protos';
import { buildProposal } from '@fabric-governance/protocol/proposal';
import { wireTimeOf } from '@fabric-governance/protocol/timestamp';
import { newNonce, type Administrator } from './administrator.js';

const DEADLINE_MS = 30_000;

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
  const { proposalBytes } = buildProposal({
    channel: '',
    chaincode: 'cscc',
    args: ['JoinChain', genesisBlock],
    creator: administrator.creator,
    nonce: newNonce(),
    timestamp: wireTimeOf(Date.now()),
  });
  const signed = new peer.SignedProposal();
  signed.setProposalBytes(proposalBytes);
  signed.setSignature(administrator.sign(proposalBytes));
  const response = (await process(client, signed)).getResponse();
  const message = response?.getMessage() ?? 'no answer';
  if (response?.getStatus() === 200 || /already (exists|joined)/u.test(message)) return;
  throw new JoinRefused(`The own peer did not join the channel: ${message}`);
}

function process(client: peer.EndorserClient, proposal: peer.SignedProposal): Promise<peer.ProposalResponse> {
  return new Promise((resolve, reject) => {
    client.processProposal(proposal, { deadline: Date.now() + DEADLINE_MS }, (error, response) => {
      if (response === undefined) reject(error ?? new JoinRefused('The own peer gave no answer.'));
      else resolve(response);
    });
  });
}
