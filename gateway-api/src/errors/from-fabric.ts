import { REFUSALS } from '@fabric-governance/chaincode/governance/errors';
import type { RefusalCode } from '@fabric-governance/chaincode/governance/errors';
import { refusedByOrderers } from '@fabric-governance/protocol/orderer-refusal';
import { validationCodeName, VALIDATION_CODES } from '@fabric-governance/protocol/validation-code';
import { status } from '@grpc/grpc-js';
import { GatewayError, type Status } from '@hyperledger/fabric-gateway';
import { z } from 'zod';
import type { RelayStep } from '../contract/relay.js';
import { ApiFailure } from './api-failure.js';

const UNREACHABLE: readonly number[] = [status.UNAVAILABLE, status.DEADLINE_EXCEEDED];

/**
 * How Fabric's gateway says, before it asks any peer to endorse, that it knows too few of them. So it is for a moment after a peer has
 * joined, until gossip has told it of its neighbours, and while they are down.
 */
const TOO_FEW_PEERS = [
  'no combination of peers can be derived which satisfy the endorsement policy',
  'failed to select a set of endorsers that satisfy the endorsement policy due to unavailability of peers',
  'failed to find any endorsing peers for org',
  "no endorsers found in the gateway's organization",
  'no peers available to evaluate chaincode',
  'failed to get config for channel',
];

/**
 * The one place where what the network answers becomes a coded failure. Fabric has no codes of its own for most of these,
 * so its message texts are matched here and nowhere else (fabric-facts, "Standing in for a peer").
 */
export function failureFromFabric(error: unknown, step: RelayStep): ApiFailure | undefined {
  if (!(error instanceof GatewayError)) return undefined;
  const text = textOf(error);
  const options = { cause: error, ...transactionIdOf(error) };
  const refusal = refusalIn(text);
  if (refusal) return new ApiFailure(refusal.code, refusal.params, options);
  switch (step) {
    case 'submit':
      return submitFailure(error, text);
    case 'commit-status':
      return new ApiFailure('COMMIT_UNKNOWN', { detail: text }, options);
    case 'endorse':
      return (
        simulationFailure(error, text) ?? new ApiFailure('ENDORSEMENT_FAILED', { detail: text }, options)
      );
    case 'evaluate':
      return simulationFailure(error, text) ?? new ApiFailure('EVALUATION_FAILED', { detail: text }, options);
  }
}

/** What an invalid transaction's commit status means; undefined for a valid one. */
export function failureFromStatus(status: Status): ApiFailure | undefined {
  if (status.successful) return undefined;
  const conflict =
    status.code === VALIDATION_CODES.MVCC_READ_CONFLICT ||
    status.code === VALIDATION_CODES.PHANTOM_READ_CONFLICT;
  return new ApiFailure(
    conflict ? 'TRANSACTION_CONFLICT' : 'TRANSACTION_INVALID',
    {
      validationCode: status.code,
      codeName: validationCodeName(status.code),
      blockNumber: status.blockNumber.toString(),
    },
    { txId: status.transactionId },
  );
}

const refusalSchema = z.object({
  code: z.string().refine((code): code is RefusalCode => code in REFUSALS),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** The chaincode's refusal inside "chaincode response 500, {…}", if the text has one. */
export function refusalIn(text: string): z.infer<typeof refusalSchema> | undefined {
  const start = /chaincode response \d+, (?=\{)/u.exec(text);
  if (!start) return undefined;
  const json = leadingObject(text.slice(start.index + start[0].length));
  if (json === undefined) return undefined;
  return refusalSchema.safeParse(json).data;
}

/** Other endorsers' answers may follow on the next line. */
function leadingObject(text: string): unknown {
  const [line = ''] = text.split('\n');
  try {
    return JSON.parse(line);
  } catch {
    // Not JSON: so it is no refusal of ours but another fault of the chaincode, reported as such by the caller.
    return undefined;
  }
}

function simulationFailure(error: GatewayError, text: string): ApiFailure | undefined {
  const options = { cause: error, ...transactionIdOf(error) };
  const params = { detail: text };
  if (/ProposalResponsePayloads do not match|inconsistent endorsements/iu.test(text)) {
    return new ApiFailure('ENDORSEMENTS_DIFFER', params, options);
  }
  if (/access denied|creator is malformed|creator org unknown|identity expired/iu.test(text)) {
    return new ApiFailure('IDENTITY_REFUSED', params, options);
  }
  if (TOO_FEW_PEERS.some((words) => text.includes(words))) {
    return new ApiFailure('PEERS_NOT_FOUND', params, options);
  }
  if (UNREACHABLE.includes(error.code)) {
    return new ApiFailure('PEER_UNREACHABLE', params, options);
  }
  return undefined;
}

function submitFailure(error: GatewayError, text: string): ApiFailure {
  const options = { cause: error, ...transactionIdOf(error) };
  const refused = refusedByOrderers({ code: error.code, text, details: error.details });
  return new ApiFailure(refused ? 'SUBMIT_REFUSED' : 'SUBMIT_UNKNOWN', { detail: text }, options);
}

function transactionIdOf(error: GatewayError): { readonly txId?: string } {
  return 'transactionId' in error && typeof error.transactionId === 'string'
    ? { txId: error.transactionId }
    : {};
}

function textOf(error: GatewayError): string {
  return [...error.details.map(({ message }) => message), error.cause.details, error.message]
    .filter((text) => text !== '')
    .join('\n');
}
