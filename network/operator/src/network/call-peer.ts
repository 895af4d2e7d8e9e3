import { peer } from '@hyperledger/fabric-protos';
import { buildProposal } from '@fabric-governance/protocol/proposal';
import { wireTimeOf } from '@fabric-governance/protocol/timestamp';
import { newNonce, type Administrator } from './administrator.js';

const DEADLINE_MS = 60_000;
const OK = 200;

/** The peer answered a call with another status than 200. */
export class PeerRefused extends Error {
  override readonly name = 'PeerRefused';

  constructor(
    readonly status: number,
    /** The peer's own words. */
    readonly reason: string,
  ) {
    super(`The peer answered ${status}: ${reason}`);
  }
}

/** A call of a system chaincode on one peer, which nothing is ordered of. */
export interface PeerCall {
  /** Empty for what concerns the peer alone. */
  readonly channel: string;
  readonly chaincode: 'cscc' | 'qscc' | '_lifecycle';
  readonly args: readonly (string | Uint8Array)[];
}

/** The answer's payload. Throws `PeerRefused`, or grpc's `ServiceError` when the peer cannot be reached. */
export async function callPeer(
  client: peer.EndorserClient,
  administrator: Administrator,
  call: PeerCall,
): Promise<Uint8Array> {
  const { proposalBytes } = buildProposal({
    ...call,
    args: [...call.args],
    creator: administrator.creator,
    nonce: newNonce(),
    timestamp: wireTimeOf(Date.now()),
  });
  const signed = new peer.SignedProposal();
  signed.setProposalBytes(proposalBytes);
  signed.setSignature(administrator.sign(proposalBytes));
  const response = (await process(client, signed)).getResponse();
  if (response?.getStatus() !== OK) {
    throw new PeerRefused(response?.getStatus() ?? 0, response?.getMessage() ?? 'no answer');
  }
  return response.getPayload_asU8();
}

function process(client: peer.EndorserClient, proposal: peer.SignedProposal): Promise<peer.ProposalResponse> {
  return new Promise((resolve, reject) => {
    client.processProposal(proposal, { deadline: Date.now() + DEADLINE_MS }, (error, response) => {
      if (response === undefined) reject(error ?? new PeerRefused(0, 'no answer'));
      else resolve(response);
    });
  });
}
