import { common } from '@hyperledger/fabric-protos';
import { accessRule } from '../administration/access-rule.js';
import type { ChannelView } from '../channel/channel-view.js';
import { transactionId } from '../crypto/transaction-id.js';
import type { Identity } from '../msp/identity.js';
import type { MspManager } from '../msp/msp.js';
import { MspError } from '../msp/msp-error.js';
import { isSystemChaincode } from './system-chaincode-names.js';
import { ProposalError } from './proposal-error.js';
import type { UnpackedProposal } from './unpack-proposal.js';

/**
 * Whether the creator may have this proposal tried: well formed, signed, not seen before, by a writer. Expiry is
 * asked of those only who come from afar.
 *
 * @returns the creator
 * @throws ProposalError
 */
export function checkProposal(proposal: UnpackedProposal, channel: ChannelView): Identity {
  const creator = checkCreator(proposal, channel.name, channel.configuration.msps);
  const { txId } = proposal;
  if (channel.place(txId) !== undefined) {
    const hex = Buffer.from(proposal.creator).toString('hex');
    throw new ProposalError(`duplicate transaction found [${txId}]. Creator [${hex}]`);
  }
  if (!isSystemChaincode(proposal.chaincode)) {
    const rule = accessRule('peer/Propose', channel.configuration);
    const failure = channel.configuration.policies.identitiesFailure(rule.policy, [creator]);
    if (failure !== undefined) {
      throw new ProposalError(rule.refusal(channel.name, failure));
    }
  }
  return creator;
}

/**
 * Whether a proposal without a channel may be tried: well formed, and signed by one of the peer's own organisation.
 *
 * @throws ProposalError
 */
export function checkLocalProposal(proposal: UnpackedProposal, localMsp: MspManager): void {
  checkCreator(proposal, '', localMsp);
}

function checkCreator(proposal: UnpackedProposal, channel: string, msps: MspManager): Identity {
  checkForm(proposal);
  const denied = `access denied: channel [${channel}] creator org`;
  let creator: Identity;
  try {
    creator = msps.deserialize(proposal.creator);
  } catch (cause) {
    if (cause instanceof MspError && cause.reason === 'invalid') {
      throw invalid(`${denied} [${proposal.creatorMspId}]`, cause);
    }
    throw invalid(`${denied} unknown, creator is malformed`, cause);
  }
  if (!creator.verify(proposal.signed.getProposalBytes_asU8(), proposal.signed.getSignature_asU8())) {
    throw invalid(`${denied} [${creator.mspId}]`);
  }
  return creator;
}

function checkForm(proposal: UnpackedProposal): void {
  const { channelHeader, nonce, creator, txId } = proposal;
  const type = channelHeader.getType();
  if (type !== common.HeaderType.ENDORSER_TRANSACTION && type !== common.HeaderType.CONFIG) {
    throw invalid(`invalid header type ${type}`);
  }
  if (channelHeader.getEpoch() !== 0) {
    throw invalid('epoch is non-zero');
  }
  if (nonce.length === 0) {
    throw invalid('nonce is empty');
  }
  if (creator.length === 0) {
    throw invalid('creator is empty');
  }
  const expected = transactionId(nonce, creator);
  if (txId !== expected) {
    throw invalid(`incorrectly computed txid '${txId}' -- expected '${expected}'`);
  }
  if (proposal.signed.getSignature_asU8().length === 0) {
    throw invalid('empty signature bytes');
  }
}

function invalid(reason: string, cause?: unknown): ProposalError {
  return new ProposalError(`error validating proposal: ${reason}`, { cause });
}
