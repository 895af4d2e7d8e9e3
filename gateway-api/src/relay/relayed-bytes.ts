import { ChannelHeader, Payload, SignatureHeader } from '@hyperledger/fabric-protos/lib/common/common_pb.js';
import type { Fingerprint } from '@fabric-governance/chaincode/governance/ids';
import { fromBase64 } from '@fabric-governance/protocol/bytes';
import { ProtocolError } from '@fabric-governance/protocol/errors';
import { parseIdentity } from '@fabric-governance/protocol/identity';
import {
  mustBeEndorserTransaction,
  parseCommitStatusRequest,
} from '@fabric-governance/protocol/prepared-transaction';
import { parseProposal, parseProposedTransaction } from '@fabric-governance/protocol/proposal';
import { ApiFailure } from '../errors/api-failure.js';
import type { OwnMsp } from '../identity/own-msp.js';

/** Whose bytes may pass: those of this session's key, for this channel and chaincode. */
export interface RelayRules {
  readonly msp: OwnMsp;
  readonly fingerprint: Fingerprint;
  readonly channel: string;
  readonly chaincode: string;
  readonly now: number;
}

/** What relayed bytes turned out to be. */
export interface Relayed {
  readonly txId: string;
  readonly bytes: Uint8Array;
}

/**
 * Checks a signed proposal. Its signature is left to the peer, which judges it anyway.
 * @throws ApiFailure RELAY_MALFORMED, RELAY_NOT_YOURS, RELAY_ELSEWHERE and those of the certificate
 */
export function checkProposal(proposedTransaction: string, rules: RelayRules): Relayed {
  return readRelayed(() => {
    const bytes = fromBase64(proposedTransaction);
    const proposed = parseProposedTransaction(bytes);
    const proposal = parseProposal(proposed.proposalBytes);
    mustBeHere(proposal, rules);
    mustBeYours(proposal.creator, rules);
    if (proposed.txId !== proposal.txId) throw malformed('two transaction ids');
    return { txId: proposal.txId, bytes };
  });
}

/** Checks an endorsed envelope payload, which must be a whole transaction, before it is submitted. @throws as `checkProposal` */
export function checkEnvelope(txId: string, envelopePayload: string, rules: RelayRules): Relayed {
  return readRelayed(() => {
    const bytes = fromBase64(envelopePayload);
    const header = Payload.deserializeBinary(bytes).getHeader();
    if (!header) throw malformed('no header');
    const channelHeader = ChannelHeader.deserializeBinary(header.getChannelHeader_asU8());
    mustBeHere({ channel: channelHeader.getChannelId(), chaincode: rules.chaincode }, rules);
    mustBeYours(SignatureHeader.deserializeBinary(header.getSignatureHeader_asU8()).getCreator_asU8(), rules);
    if (channelHeader.getTxId() !== txId) throw malformed('two transaction ids');
    mustBeEndorserTransaction(bytes);
    return { txId, bytes };
  });
}

/** Checks a request for a commit status. @throws as `checkProposal` */
export function checkCommitRequest(request: string, rules: RelayRules): Relayed {
  return readRelayed(() => {
    const bytes = fromBase64(request);
    const { txId, channel, identity } = parseCommitStatusRequest(bytes);
    mustBeHere({ channel, chaincode: rules.chaincode }, rules);
    mustBeYours(identity, rules);
    return { txId, bytes };
  });
}

/** The function that a signed proposal asks for, for the log of refusals; null when it cannot be read. */
export function functionAsked(proposedTransaction: string): string | null {
  try {
    const { proposalBytes } = parseProposedTransaction(fromBase64(proposedTransaction));
    const [name] = parseProposal(proposalBytes).args;
    return name === undefined ? null : Buffer.from(name).toString('utf8').slice(0, 200);
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}

function mustBeHere(
  target: { readonly channel: string; readonly chaincode: string },
  rules: RelayRules,
): void {
  if (target.channel !== rules.channel || target.chaincode !== rules.chaincode) {
    throw new ApiFailure('RELAY_ELSEWHERE', { channel: target.channel, chaincode: target.chaincode });
  }
}

/** Compares keys and not bytes: one certificate has many PEM forms. */
function mustBeYours(creator: Uint8Array, rules: RelayRules): void {
  const { mspId, certificatePem } = parseIdentity(creator);
  if (mspId !== rules.msp.mspId) throw new ApiFailure('RELAY_NOT_YOURS', { mspId, fingerprint: '' });
  const { fingerprint } = rules.msp.check(certificatePem, rules.now);
  if (fingerprint !== rules.fingerprint) throw new ApiFailure('RELAY_NOT_YOURS', { mspId, fingerprint });
}

/** Whatever a decoder throws at bytes from outside is the sender's fault. @throws ApiFailure RELAY_MALFORMED */
export function readRelayed<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ApiFailure) throw error;
    const problem = error instanceof ProtocolError ? error.message : String(error);
    throw new ApiFailure('RELAY_MALFORMED', { problem }, { cause: error });
  }
}

function malformed(problem: string): ApiFailure {
  return new ApiFailure('RELAY_MALFORMED', { problem });
}
