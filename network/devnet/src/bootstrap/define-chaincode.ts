import { definitionEntries, type CommittedDefinition } from '../administration/lifecycle-state.js';
import { buildEnvelope } from '@fabric-governance/protocol/envelope';
import { buildProposal } from '@fabric-governance/protocol/proposal';
import { wireTimeOf } from '@fabric-governance/protocol/timestamp';
import { peer } from '@hyperledger/fabric-protos';
import { LIFECYCLE_NAMESPACE } from '../chaincode/definition.js';
import type { Channel } from '../channel/channel.js';
import { randomNonce, type Signer } from '../crypto/signer.js';
import { Endorser } from '../endorsement/endorser.js';
import type { PeerNode } from '../endorsement/peer-node.js';
import type { SystemChaincodes } from '../endorsement/system-chaincodes.js';
import { unpackProposal } from '../endorsement/unpack-proposal.js';
import { prepareTransaction } from '../gateway/prepare-transaction.js';
import type { OrderingService } from '../ordering/ordering-service.js';
import { commitArguments } from './commit-arguments.js';

/**
 * Puts a chaincode definition on the channel by a real transaction: proposed by an administrator, endorsed by all
 * organisations' peers, ordered and validated like any other. Unlike `_lifecycle` it asks nobody's approval: the
 * definitions devnet starts with are its operator's word.
 *
 * @throws when a peer refuses or the transaction is not valid
 */
export async function defineChaincode(
  definition: CommittedDefinition,
  parties: {
    readonly channel: Channel;
    readonly ordering: OrderingService;
    readonly administrator: Signer;
    readonly peers: readonly PeerNode[];
  },
): Promise<void> {
  const { channel, administrator } = parties;
  const { txId, proposalBytes } = buildProposal({
    channel: channel.name,
    chaincode: LIFECYCLE_NAMESPACE,
    args: ['CommitChaincodeDefinition', commitArguments(definition)],
    creator: administrator.identity,
    nonce: randomNonce(),
    timestamp: wireTimeOf(Date.now()),
  });
  const signed = new peer.SignedProposal();
  signed.setProposalBytes(proposalBytes);
  signed.setSignature(administrator.sign(proposalBytes));
  const responses = await Promise.all(
    parties.peers.map((node) => new Endorser(node, writing(definition)).processProposal(signed)),
  );
  const refusal = responses.find((response) => !response.hasEndorsement());
  if (refusal !== undefined) {
    throw new Error(
      `cannot define chaincode ${definition.name}: ${refusal.getResponse()?.getMessage() ?? ''}`,
    );
  }
  const payload = prepareTransaction(unpackProposal(signed), responses).getPayload_asU8();
  await parties.ordering.broadcast(buildEnvelope(payload, administrator.sign(payload)));
  const code = channel.place(txId)?.code;
  if (code !== peer.TxValidationCode.VALID) {
    throw new Error(`the definition of chaincode ${definition.name} is not valid: code ${String(code)}`);
  }
}

function writing(definition: CommittedDefinition): SystemChaincodes {
  return (_name, { simulator }) => {
    if (simulator === undefined) {
      throw new Error('a definition needs a channel');
    }
    for (const { key, value } of definitionEntries(definition)) {
      simulator.setState(LIFECYCLE_NAMESPACE, key, value);
    }
    const response = new peer.Response();
    response.setStatus(200);
    return Promise.resolve(response);
  };
}
