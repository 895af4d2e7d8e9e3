import { changed } from '../change.js';
import { chaincodeSchema } from '../network/chaincode-schema.js';
import { needMembers } from '../network/organisations.js';
import { readPolicyText } from '../network/policy-text.js';
import type { ChaincodePayload, ChaincodeRecord } from '../records/network-actions.js';
import { furtherRecords, type GovernanceState } from '../state.js';
import { accept, refuse, type Refused } from '../verdict.js';
import type { ActionDefinition } from './action.js';

/** A policy of the channel that endorsers may be chosen by. */
const CHANNEL_POLICY = /^\/Channel\/Application\/[A-Za-z0-9.-]{1,80}$/u;

/**
 * Deploys a chaincode or changes its definition (R12), governance's own included: each member's agent looks whether its package is the
 * decided source, installs it and approves for its organisation; one commits, and all attest what their own peers then say.
 */
export const chaincodeCommit: ActionDefinition<ChaincodePayload> = {
  family: 'network',
  schema: chaincodeSchema,
  needs: ['chaincode'],
  matterOf: ({ name }) => name,
  subject: ({ name, sequence }) => `${name} ${sequence}`,
  effect: (definition) => ({ kind: 'chaincode-definition', definition }),
  plan(payload, state, { now, proposal }) {
    const before = furtherRecords(state, 'chaincode').find(({ name }) => name === payload.name) ?? null;
    const refused = needNextSequence(payload, before) ?? needPolicies(payload, state);
    if (refused !== undefined) return refused;
    const record: ChaincodeRecord = { schemaVersion: 1, ...payload, since: now, proposalId: proposal.id };
    return accept([changed('chaincode.committed', before, { kind: 'chaincode', record })]);
  },
};

/**
 * CHAINCODE_SEQUENCE_USED. That it is the very next one agents find out: operators may have committed others by hand, and the ledger knows
 * of those that were voted on alone.
 */
function needNextSequence(
  { name, sequence }: ChaincodePayload,
  before: ChaincodeRecord | null,
): Refused | undefined {
  const last = before?.sequence ?? 0;
  return sequence > last ? undefined : refuse('CHAINCODE_SEQUENCE_USED', { name, sequence, last });
}

/** Refuses policies that cannot be read, and those that name an organisation which is no member: nobody might be left to meet them. */
function needPolicies(payload: ChaincodePayload, state: GovernanceState): Refused | undefined {
  const { endorsementPolicy, collections } = payload;
  const texts = [endorsementPolicy, ...collections.map((one) => one.endorsementPolicy)].filter(
    (text) => text !== undefined && !CHANNEL_POLICY.test(text),
  );
  for (const text of [...texts, ...collections.map(({ policy }) => policy)]) {
    const refused = needSignatures(text ?? '', state);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

function needSignatures(text: string, state: GovernanceState): Refused | undefined {
  const read = readPolicyText(text);
  if (!read.ok) return read;
  const { mspIds } = read.value;
  if (mspIds.length > 0) return needMembers(mspIds, state);
  return refuse('POLICY_UNREADABLE', { text, at: 0, problem: 'a signature policy expected' });
}
