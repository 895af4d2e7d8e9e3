import { setTimeout as pause } from 'node:timers/promises';
import { fromBase64, toBase64 } from '@fabric-governance/protocol/bytes';
import {
  preparedTransactionBytes,
  signedCommitStatusRequestBytes,
} from '@fabric-governance/protocol/prepared-transaction';
import { validationCodeName } from '@fabric-governance/protocol/validation-code';
import { Envelope } from '@hyperledger/fabric-protos/lib/common/common_pb.js';
import type { Gateway, Transaction } from '@hyperledger/fabric-gateway';
import { backOff } from 'exponential-backoff';
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
import { ApiFailure } from '../errors/api-failure.js';
import { failureFromFabric, failureFromStatus } from '../errors/from-fabric.js';
import {
  checkCommitRequest,
  checkEnvelope,
  checkProposal,
  readRelayed,
  type RelayRules,
} from './relayed-bytes.js';
import { PreparedTransaction } from '@hyperledger/fabric-protos/lib/gateway/gateway_pb.js';

const RESEND_PAUSE_MS = 500;

/** What the relay goes by when the network gives no clear answer. */
export interface RelayOptions {
  /** Whether the own peer's chain has a transaction of this id. */
  readonly isInBlock: (txId: string) => boolean;
  /** For how long an envelope of unknown outcome is sent again, in milliseconds. */
  readonly resendWithinMs: number;
  /** After how long an envelope that was taken, and is in no block, is taken for lost, in milliseconds. */
  readonly lostAfterMs: number;
  /** How often the peer is asked that knows too few others, and how long the first pause is, in milliseconds; each is twice the last. */
  readonly askingForPeers: { readonly times: number; readonly firstPauseMs: number };
}

/**
 * Passes on what a person signed, after checking whose it is. The gateway behind it has no signer, so that nothing can be
 * signed or changed here (R40).
 */
export class Relay {
  readonly #gateway: Gateway;
  readonly #options: RelayOptions;

  constructor(gateway: Gateway, options: RelayOptions) {
    this.#gateway = gateway;
    this.#options = options;
  }

  /** @throws ApiFailure of the checks, the chaincode's refusal, PEERS_NOT_FOUND, or EVALUATION_FAILED and the like */
  async evaluate({ proposedTransaction, signature }: SignedProposal, rules: RelayRules): Promise<Evaluation> {
    const { bytes } = checkProposal(proposedTransaction, rules);
    const proposal = this.#gateway.newSignedProposal(bytes, fromBase64(signature));
    const result = await this.#askingForPeers('evaluate', () => proposal.evaluate());
    return { result: toBase64(result) };
  }

  /** @throws ApiFailure of the checks, the chaincode's refusal, PEERS_NOT_FOUND, or ENDORSEMENT_FAILED and the like */
  async endorse({ proposedTransaction, signature }: SignedProposal, rules: RelayRules): Promise<Endorsement> {
    const { txId, bytes } = checkProposal(proposedTransaction, rules);
    const proposal = this.#gateway.newSignedProposal(bytes, fromBase64(signature));
    const transaction = await this.#askingForPeers('endorse', () => proposal.endorse());
    const envelope =
      PreparedTransaction.deserializeBinary(transaction.getBytes()).getEnvelope() ?? new Envelope();
    return { txId: txId as Endorsement['txId'], envelopePayload: toBase64(envelope.getPayload_asU8()) };
  }

  /** Asks again while the peer knows too few others: nobody has endorsed anything then. @throws as `asking` */
  #askingForPeers<T>(step: RelayStep, ask: () => Promise<T>): Promise<T> {
    const { times, firstPauseMs } = this.#options.askingForPeers;
    return backOff(() => asking(step, ask), {
      numOfAttempts: times,
      startingDelay: firstPauseMs,
      retry: (error) => error instanceof ApiFailure && error.code === 'PEERS_NOT_FOUND',
    });
  }

  /**
   * Returns once ordered, or seen in a block. While the outcome is unknown the same envelope is sent again, which is safe, since a
   * transaction id counts once; only when it stays unknown is that said.
   * @throws ApiFailure of the checks, SUBMIT_REFUSED, or SUBMIT_UNKNOWN: ask the commit status then
   */
  async submit({ txId, envelopePayload, signature }: Submission, rules: RelayRules): Promise<Submitted> {
    const { bytes } = checkEnvelope(txId, envelopePayload, rules);
    const prepared = preparedTransactionBytes({ txId, envelopePayload: bytes });
    const transaction = readRelayed(() =>
      this.#gateway.newSignedTransaction(prepared, fromBase64(signature)),
    );
    const { isInBlock, resendWithinMs } = this.#options;
    const giveUpAt = Date.now() + resendWithinMs;
    let unknown: ApiFailure | undefined;
    for (;;) {
      try {
        await asking('submit', () => transaction.submit());
        void this.#resendUntilInBlock(txId, transaction, giveUpAt);
        return { txId };
      } catch (error) {
        if (isUnknown(error)) unknown = error;
        // A no to an envelope that was sent before says nothing about what became of it then.
        if (unknown === undefined) throw error;
        if (isInBlock(txId)) return { txId };
        if (Date.now() >= giveUpAt) throw unknown;
        await pause(RESEND_PAUSE_MS);
      }
    }
  }

  /**
   * An orderer that has taken an envelope can die before the others have it, and the envelope with it. Nothing is thrown: whoever wants to
   * know asks the commit status.
   */
  async #resendUntilInBlock(txId: string, transaction: Transaction, giveUpAt: number): Promise<void> {
    const { isInBlock, lostAfterMs } = this.#options;
    for (;;) {
      await pause(lostAfterMs, undefined, { ref: false });
      if (isInBlock(txId) || Date.now() >= giveUpAt) return;
      // What this attempt ends with says no more than the first: the block decides.
      await transaction.submit().catch(() => undefined);
    }
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

function isUnknown(error: unknown): error is ApiFailure {
  return error instanceof ApiFailure && error.toError().kind === 'unknown';
}

async function asking<T>(step: RelayStep, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw failureFromFabric(error, step) ?? error;
  }
}
