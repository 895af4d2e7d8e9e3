import type { TransactionInput, TransactionName } from '@fabric-governance/chaincode/contracts/transactions';
import { txIdSchema } from '@fabric-governance/gateway-api/contract/scalars';
import { fromBase64, toBase64 } from '@fabric-governance/protocol/bytes';
import { serializeIdentity } from '@fabric-governance/protocol/identity';
import {
  checkPreparedTransaction,
  commitStatusRequestBytes,
} from '@fabric-governance/protocol/prepared-transaction';
import { buildProposal, proposedTransactionBytes } from '@fabric-governance/protocol/proposal';
import { wireTimeOf } from '@fabric-governance/protocol/timestamp';
import { consoleFailure, Failure } from '../api/failure.js';
import type { Signer } from '../wallet/signer.js';
import { type SigningEffect, signingEffect } from './effect.js';
import { jsonOrText } from './json-or-text.js';
import type { Relay } from './relay.js';

/** Where a submission stands, for showing. */
export const SUBMISSION_STEPS = ['endorsing', 'confirming', 'ordering', 'committing', 'settling'] as const;
export type SubmissionStep = (typeof SUBMISSION_STEPS)[number];

/** What the client works with; clock and chance are given, so that a test can fix them. */
export interface LedgerClientOptions {
  readonly relay: Relay;
  readonly signer: Signer;
  readonly mspId: string;
  /** PEM. */
  readonly certificate: string;
  readonly channel: string;
  readonly chaincode: string;
  /** Shows the effect and asks; false: not to be signed. Called for every submission. */
  readonly confirm: (effect: SigningEffect) => Promise<boolean>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly pause: (milliseconds: number) => Promise<void>;
}

export interface SubmitOptions {
  /** Reaches the endorsers but not the ledger. */
  readonly transient?: Readonly<Record<string, Uint8Array>>;
  /** MSP ids; without, the gateway asks as many institutions as the endorsement policy wants. */
  readonly endorsingOrganizations?: readonly string[];
  readonly onStep?: (step: SubmissionStep) => void;
}

/** A written transaction. */
export interface Committed {
  readonly txId: string;
  readonly blockNumber: string;
  /** The chaincode's answer, as endorsed; null from {@link LedgerClient.settle}, which no longer has it. */
  readonly result: unknown;
}

/** Signs in the browser what the person asks for, and sees it through to the block. */
export interface LedgerClient {
  /**
   * Endorses, checks what came back against what was asked, confirms, signs, submits and waits for the block.
   * Throws Failure: kind `conflict` may simply be submitted again; kind `unknown` carries the txId to settle first.
   */
  readonly submit: <Name extends TransactionName>(
    name: Name,
    input: TransactionInput<Name>,
    options?: SubmitOptions,
  ) => Promise<Committed>;
  /** Asks the own peer; nothing is written and nothing is endorsed. */
  readonly evaluate: <Name extends TransactionName>(
    name: Name,
    input: TransactionInput<Name>,
  ) => Promise<unknown>;
  /** Finds out the fate of a transaction whose submission ended as `unknown`. */
  readonly settle: (txId: string) => Promise<Committed>;
}

const NONCE_BYTES = 24;
const SETTLE_ATTEMPTS = 4;
const SETTLE_PAUSE_MS = 1500;

/** A ledger client for one person's key. */
export function createLedgerClient(options: LedgerClientOptions): LedgerClient {
  const { relay, signer, channel, chaincode } = options;
  const creator = serializeIdentity(options.mspId, options.certificate);

  async function propose(name: TransactionName, input: unknown, extra: SubmitOptions) {
    const { txId, proposalBytes } = buildProposal({
      channel,
      chaincode,
      args: [name, JSON.stringify(input)],
      creator,
      nonce: options.randomBytes(NONCE_BYTES),
      timestamp: wireTimeOf(options.now()),
      ...(extra.transient === undefined ? {} : { transient: extra.transient }),
    });
    const proposed = proposedTransactionBytes({
      txId,
      proposalBytes,
      ...(extra.endorsingOrganizations === undefined
        ? {}
        : { endorsingOrganizations: extra.endorsingOrganizations }),
    });
    const signature = toBase64(await signer(proposalBytes));
    return { txId, proposalBytes, signed: { proposedTransaction: toBase64(proposed), signature } };
  }

  async function commitStatus(txId: string): Promise<Committed> {
    const request = commitStatusRequestBytes({ txId, channel, identity: creator });
    const signature = toBase64(await signer(request));
    const status = await relay.commitStatus({ request: toBase64(request), signature });
    if (!status.successful) {
      const params = {
        validationCode: status.code,
        codeName: status.codeName,
        blockNumber: status.blockNumber,
      };
      throw new Failure({ code: 'TRANSACTION_INVALID', kind: 'state', params, txId });
    }
    return { txId, blockNumber: status.blockNumber, result: null };
  }

  async function settle(txId: string): Promise<Committed> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await commitStatus(txId);
      } catch (error) {
        if (!isUnsettled(error)) throw error;
        if (attempt === SETTLE_ATTEMPTS) {
          const { code, kind, params } = consoleFailure('COMMIT_UNSETTLED');
          throw new Failure({ code, kind, params, txId }, { cause: error });
        }
        await options.pause(SETTLE_PAUSE_MS);
      }
    }
  }

  /** Whether it is on its way: after an unknown submission only the commit status may tell. */
  async function order(txId: string, envelopePayload: Uint8Array, onStep: (step: SubmissionStep) => void) {
    const signature = toBase64(await signer(envelopePayload));
    onStep('ordering');
    try {
      await relay.submit({
        txId: txIdSchema.parse(txId),
        envelopePayload: toBase64(envelopePayload),
        signature,
      });
      onStep('committing');
    } catch (error) {
      if (!isUnsettled(error)) throw error;
      onStep('settling');
    }
    return settle(txId);
  }

  return {
    settle,
    async submit(name, input, extra = {}) {
      const onStep = extra.onStep ?? (() => undefined);
      onStep('endorsing');
      const { txId, proposalBytes, signed } = await propose(name, input, extra);
      const endorsement = await relay.endorse(signed);
      const envelopePayload = fromBase64(endorsement.envelopePayload);
      const prepared = checkPreparedTransaction({ proposalBytes, envelopePayload });
      onStep('confirming');
      const effect = signingEffect(name, input, prepared, extra.transient);
      if (!(await options.confirm(effect))) throw consoleFailure('SIGNING_DECLINED');
      const committed = await order(txId, envelopePayload, onStep);
      return { ...committed, result: jsonOrText(prepared.result) };
    },
    async evaluate(name, input) {
      const { signed } = await propose(name, input, {});
      const { result } = await relay.evaluate(signed);
      return jsonOrText(fromBase64(result));
    },
  };
}

/** The gateway did not learn the fate, or the line to the gateway broke while it may already have passed the transaction on. */
const isUnsettled = (error: unknown): boolean =>
  error instanceof Failure && (error.kind === 'unknown' || error.code === 'GATEWAY_UNREACHABLE');
