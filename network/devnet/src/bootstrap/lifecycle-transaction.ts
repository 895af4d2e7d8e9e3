import { buildEnvelope } from '@fabric-governance/protocol/envelope';
import { buildProposal } from '@fabric-governance/protocol/proposal';
import { wireTimeOf } from '@fabric-governance/protocol/timestamp';
import { peer } from '@hyperledger/fabric-protos';
import { LIFECYCLE_NAMESPACE } from '../chaincode/definition.js';
import type { Channel } from '../channel/channel.js';
import { randomNonce, type Signer } from '../crypto/signer.js';
import type { Endorser } from '../endorsement/endorser.js';
import { unpackProposal } from '../endorsement/unpack-proposal.js';
import { prepareTransaction } from '../gateway/prepare-transaction.js';
import type { OrderingService } from '../ordering/ordering-service.js';

/** A call of `_lifecycle` that is to change the channel. */
export interface LifecycleCall {
  readonly function: 'ApproveChaincodeDefinitionForMyOrg' | 'CommitChaincodeDefinition';
  /** Serialized message of the function's parameters. */
  readonly parameters: Uint8Array;
}

/**
 * Does what the `peer` command does for an administrator: proposes, collects endorsements, submits, and waits until the
 * transaction is in a block.
 *
 * @throws when a peer refuses or the transaction is not valid
 */
export async function submitLifecycle(
  call: LifecycleCall,
  parties: {
    readonly channel: Channel;
    readonly ordering: OrderingService;
    readonly administrator: Signer;
    readonly endorsers: readonly Endorser[];
  },
): Promise<void> {
  const { channel, administrator } = parties;
  const { txId, proposalBytes } = buildProposal({
    channel: channel.name,
    chaincode: LIFECYCLE_NAMESPACE,
    args: [call.function, call.parameters],
    creator: administrator.identity,
    nonce: randomNonce(),
    timestamp: wireTimeOf(Date.now()),
  });
  const signed = new peer.SignedProposal();
  signed.setProposalBytes(proposalBytes);
  signed.setSignature(administrator.sign(proposalBytes));
  const responses = await Promise.all(parties.endorsers.map((endorser) => endorser.processProposal(signed)));
  const refusal = responses.find((response) => !response.hasEndorsement());
  if (refusal !== undefined) {
    throw new Error(`${call.function} is refused: ${refusal.getResponse()?.getMessage() ?? ''}`);
  }
  const payload = prepareTransaction(unpackProposal(signed), responses).getPayload_asU8();
  await parties.ordering.broadcast(buildEnvelope(payload, administrator.sign(payload)));
  const code = channel.place(txId)?.code;
  if (code !== peer.TxValidationCode.VALID) {
    throw new Error(`${call.function} is not valid: code ${String(code)}`);
  }
}
