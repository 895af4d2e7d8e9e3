import { setTimeout as sleep } from 'node:timers/promises';
import {
  GatewayError,
  StatusCode,
  type Gateway,
  type Status,
  type Transaction,
} from '@hyperledger/fabric-gateway';
import { refusedByOrderers } from '@fabric-governance/protocol/orderer-refusal';
import {
  commitStatusRequestBytes,
  signedCommitStatusRequestBytes,
} from '@fabric-governance/protocol/prepared-transaction';

const PAUSE_MS = 1_000;
/** How long to wait for its block before an envelope is sent again: an orderer that took it may have died with it. */
const TAKEN_MS = 8_000;
const UNKNOWN_MS = 3_000;

/** A transaction that is in a block, valid or not. */
export interface Settled {
  readonly txId: string;
  readonly code: number;
  /** Name of the validation code, e.g. `VALID`, `MVCC_READ_CONFLICT`. */
  readonly codeName: string;
  readonly blockNumber: bigint;
}

export interface SettleOptions {
  /** The gateway by which the transaction was endorsed. */
  readonly gateway: Gateway;
  readonly channel: string;
  /** Serialized msp.SerializedIdentity of whoever signs. */
  readonly identity: Uint8Array;
  /** Told each time the transaction's fate could not be learnt. */
  readonly onUnknown: (txId: string, error: unknown) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends an endorsed transaction and returns once it is in a block. A failed submit means "unknown", not "failed": BFT ordering answers
 * so to about 1 % of healthy submits, which it then commits. So the status is asked by transaction id in any case, and only while
 * nothing is known is the same envelope sent again, which is safe, until `signal` aborts. It is never endorsed anew.
 *
 * Throws fabric-gateway's `SubmitError` when the orderers refuse it at the first sending: then it is in no block and never will be. After
 * that their no says nothing about the envelopes before.
 */
export async function settle(transaction: Transaction, options: SettleOptions): Promise<Settled> {
  const { onUnknown, signal } = options;
  const txId = transaction.getTransactionId();
  const unknown = (error: unknown): undefined => {
    onUnknown(txId, error);
  };
  for (let sending = 1; ; sending += 1) {
    const taken = await transaction.submit().catch((error: unknown) => {
      if (sending === 1 && isRefused(error)) throw error;
      unknown(error);
      return undefined;
    });
    const within = taken === undefined ? UNKNOWN_MS : TAKEN_MS;
    const status = await statusOf(txId, within, options).catch(unknown);
    if (status !== undefined) return settled(status);
    await sleep(PAUSE_MS, undefined, { signal });
  }
}

function isRefused(error: unknown): boolean {
  if (!(error instanceof GatewayError)) return false;
  const { code, details, message, cause } = error;
  return refusedByOrderers({ code, details, text: `${message} ${cause.details}` });
}

function statusOf(
  txId: string,
  milliseconds: number,
  { gateway, channel, identity }: SettleOptions,
): Promise<Status> {
  const request = signedCommitStatusRequestBytes(commitStatusRequestBytes({ txId, channel, identity }));
  return gateway.newCommit(request).getStatus({ deadline: Date.now() + milliseconds });
}

function settled(status: Status): Settled {
  const name = Object.entries(StatusCode).find(([, code]) => code === status.code)?.[0];
  return {
    txId: status.transactionId,
    code: status.code,
    codeName: name ?? String(status.code),
    blockNumber: status.blockNumber,
  };
}
