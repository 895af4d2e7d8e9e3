import { fromBase64, toBase64 } from '@fabric-governance/protocol/bytes';
import {
  preparedTransactionBytes,
  signedCommitStatusRequestBytes,
} from '@fabric-governance/protocol/prepared-transaction';
import { validationCodeName } from '@fabric-governance/protocol/validation-code';
import { Envelope } from '@hyperledger/fabric-protos/lib/common/common_pb.js';
import type { Gateway } from '@hyperledger/fabric-gateway';
import type {
  CommitStatus,
  Endorsement,
  Evaluation,
  RelayStep,
  SignedProposal,
  Submission,
  Submitted,
  CommitRequest,
} from '../contract/relay.js';
import { failureFromFabric, failureFromStatus } from '../errors/from-fabric.js';
import {
  checkCommitRequest,
  checkEnvelope,
  checkProposal,
  readRelayed,
  type RelayRules,
} from './relayed-bytes.js';
import { PreparedTransaction } from '@hyperledger/fabric-protos/lib/gateway/gateway_pb.js';

/**
 * Passes on what a person signed, after checking whose it is. The gateway behind it has no signer, so that nothing can be
 * signed or changed here (R40).
 */
export class Relay {
  readonly #gateway: Gateway;

  constructor(gateway: Gateway) {
    this.#gateway = gateway;
  }

  /** @throws ApiFailure of the checks, the chaincode's refusal, or EVALUATION_FAILED and the like */
  async evaluate({ proposedTransaction, signature }: SignedProposal, rules: RelayRules): Promise<Evaluation> {
    const { bytes } = checkProposal(proposedTransaction, rules);
    const proposal = this.#gateway.newSignedProposal(bytes, fromBase64(signature));
    const result = await asking('evaluate', () => proposal.evaluate());
    return { result: toBase64(result) };
  }

  /** @throws ApiFailure of the checks, the chaincode's refusal, or ENDORSEMENT_FAILED and the like */
  async endorse({ proposedTransaction, signature }: SignedProposal, rules: RelayRules): Promise<Endorsement> {
    const { txId, bytes } = checkProposal(proposedTransaction, rules);
    const proposal = this.#gateway.newSignedProposal(bytes, fromBase64(signature));
    const transaction = await asking('endorse', () => proposal.endorse());
    const envelope =
      PreparedTransaction.deserializeBinary(transaction.getBytes()).getEnvelope() ?? new Envelope();
    return { txId: txId as Endorsement['txId'], envelopePayload: toBase64(envelope.getPayload_asU8()) };
  }

  /** Returns once ordered. @throws ApiFailure of the checks, SUBMIT_REFUSED, or SUBMIT_UNKNOWN: ask the commit status then */
  async submit({ txId, envelopePayload, signature }: Submission, rules: RelayRules): Promise<Submitted> {
    const { bytes } = checkEnvelope(txId, envelopePayload, rules);
    const prepared = preparedTransactionBytes({ txId, envelopePayload: bytes });
    const transaction = readRelayed(() =>
      this.#gateway.newSignedTransaction(prepared, fromBase64(signature)),
    );
    await asking('submit', () => transaction.submit());
    return { txId };
  }

  /** Waits for the transaction's block. @throws ApiFailure TRANSACTION_CONFLICT, TRANSACTION_INVALID, COMMIT_UNKNOWN */
  async commitStatus({ request, signature }: CommitRequest, rules: RelayRules): Promise<CommitStatus> {
    const { bytes } = checkCommitRequest(request, rules);
    const commit = this.#gateway.newSignedCommit(
      signedCommitStatusRequestBytes(bytes),
      fromBase64(signature),
    );
    const status = await asking('commit-status', () => commit.getStatus());
    const failure = failureFromStatus(status);
    if (failure) throw failure;
    return {
      code: status.code,
      codeName: validationCodeName(status.code),
      blockNumber: status.blockNumber.toString(),
      successful: status.successful,
    };
  }
}

async function asking<T>(step: RelayStep, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw failureFromFabric(error, step) ?? error;
  }
}
