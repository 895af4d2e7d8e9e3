import { VALIDATION_CODES, type ValidationCodeName } from '@fabric-governance/protocol/validation-code';
import type { VersionedState } from '../ledger/versioned-state.js';
import type { MspManager } from '../msp/msp.js';
import type { PolicyManager } from '../msp/policy-manager.js';
import { hashedNamespace } from '../ledger/namespaces.js';
import { toHex } from '@fabric-governance/protocol/bytes';
import { BlockUpdates, type KeyUpdate } from './block-updates.js';
import { checkEndorsements, type PolicyContext } from './endorsement-policy.js';
import { readEndorserTransaction, type EndorserTransaction } from './endorser-transaction.js';
import { openEnvelope, type OpenedEnvelope } from './envelope.js';
import { checkReads } from './mvcc.js';
import { keyName } from './required-policies.js';
import { orFault, TransactionFault } from './transaction-fault.js';

/** The channel as it stands before the block. */
export interface ValidationChannel {
  readonly name: string;
  readonly state: VersionedState;
  readonly msps: MspManager;
  readonly policies: PolicyManager;
  /** Configuration group names of the channel's organisations, by MSP id. */
  readonly organisationGroups: ReadonlyMap<string, string>;
  /** Whether the ledger already has a transaction of this id, valid or not. */
  isKnown(txId: string): boolean;
  /** Checks a configuration transaction of a block; throws when it is not the next one. */
  checkConfiguration(envelope: Uint8Array): void;
}

/** What became of one transaction. */
export interface TransactionOutcome {
  /** Empty where the envelope names none. */
  readonly txId: string;
  readonly code: ValidationCodeName;
  /** Why it is not valid, in words for the log. */
  readonly reason: string | undefined;
  /** Present for chaincode calls whose envelope could be read. */
  readonly call: EndorserTransaction | undefined;
}

/** The block's verdict and effect. */
export interface BlockOutcome {
  readonly transactions: readonly TransactionOutcome[];
  /** One validation code a transaction: metadata slot 2. */
  readonly codes: Uint8Array;
  readonly updates: readonly KeyUpdate[];
}

interface Candidate {
  outcome: TransactionOutcome;
}

/**
 * Validates a block's transactions and writes the valid ones into the state. As in Fabric: first each envelope,
 * signature and endorsement, against the state before the block; then repeated ids; then reads, in order.
 */
export function validateBlock(
  number: bigint,
  envelopes: readonly Uint8Array[],
  channel: ValidationChannel,
): BlockOutcome {
  const changedKeyPolicies = new Set<string>();
  const context: PolicyContext = {
    state: channel.state.view(number),
    msps: channel.msps,
    policies: channel.policies,
    organisationGroups: channel.organisationGroups,
    changedKeyPolicies,
  };
  const candidates = envelopes.map((envelope): Candidate => {
    const outcome = validateAlone(envelope, channel, context);
    if (outcome.code === 'VALID' && outcome.call !== undefined) {
      notePolicyChanges(outcome.call, changedKeyPolicies);
    }
    return { outcome };
  });
  markRepeats(candidates);
  const updates = new BlockUpdates(channel.state);
  candidates.forEach((candidate, index) => {
    const { outcome } = candidate;
    if (outcome.code === 'VALID' && outcome.call !== undefined) {
      candidate.outcome = applyIfCurrent(outcome, outcome.call, {
        number,
        index,
        updates,
        state: channel.state,
      });
    }
  });
  const transactions = candidates.map(({ outcome }) => outcome);
  return {
    transactions,
    codes: Uint8Array.from(transactions, ({ code }) => VALIDATION_CODES[code]),
    updates: updates.all(),
  };
}

function validateAlone(
  bytes: Uint8Array,
  channel: ValidationChannel,
  context: PolicyContext,
): TransactionOutcome {
  let envelope: OpenedEnvelope | undefined;
  let call: EndorserTransaction | undefined;
  try {
    envelope = openEnvelope(bytes, channel.msps);
    if (envelope.channel !== channel.name) {
      throw new TransactionFault('TARGET_CHAIN_NOT_FOUND', `channel ${envelope.channel} does not exist`);
    }
    if (envelope.type === 'config') {
      orFault('INVALID_CONFIG_TRANSACTION', () => {
        channel.checkConfiguration(bytes);
      });
    } else {
      if (channel.isKnown(envelope.txId)) {
        throw new TransactionFault('DUPLICATE_TXID', 'the ledger has a transaction of this id');
      }
      call = readEndorserTransaction(envelope);
      checkEndorsements(call, context);
    }
    return { txId: envelope.txId, code: 'VALID', reason: undefined, call };
  } catch (fault) {
    if (!(fault instanceof TransactionFault)) {
      throw fault;
    }
    return { txId: envelope?.txId ?? '', code: fault.code, reason: fault.message, call };
  }
}

function markRepeats(candidates: readonly Candidate[]): void {
  const seen = new Set<string>();
  for (const candidate of candidates) {
    const { outcome } = candidate;
    if (outcome.code !== 'VALID' || outcome.call === undefined) {
      continue;
    }
    if (seen.has(outcome.txId)) {
      candidate.outcome = { ...outcome, code: 'DUPLICATE_TXID', reason: 'repeated in this block' };
    }
    seen.add(outcome.txId);
  }
}

function applyIfCurrent(
  outcome: TransactionOutcome,
  call: EndorserTransaction,
  place: {
    readonly number: bigint;
    readonly index: number;
    readonly updates: BlockUpdates;
    readonly state: VersionedState;
  },
): TransactionOutcome {
  try {
    checkReads(call.namespaces, place.state, place.number);
  } catch (fault) {
    if (!(fault instanceof TransactionFault)) {
      throw fault;
    }
    return { ...outcome, code: fault.code, reason: fault.message };
  }
  place.updates.apply(
    call.namespaces,
    { block: place.number, transaction: place.index },
    { txId: call.txId, timestamp: call.timestamp },
  );
  return outcome;
}

function notePolicyChanges(call: EndorserTransaction, changed: Set<string>): void {
  for (const { namespace, metadataWrites, collections } of call.namespaces) {
    for (const { key } of metadataWrites) {
      changed.add(keyName(namespace, key));
    }
    for (const { collection, metadataWrites: hashed } of collections) {
      for (const { key } of hashed) {
        changed.add(keyName(hashedNamespace(namespace, collection), toHex(key)));
      }
    }
  }
}
