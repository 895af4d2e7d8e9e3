import { z } from 'zod';
import { changed } from '../change.js';
import { idSchema, localTextSchema } from '../charter/scalars.js';
import { documentSchema } from '../document.js';
import { needStillThere } from '../membership/still-there.js';
import { memberIdSchema } from '../membership/member-schema.js';
import type { DataRulesPayload, DataWithdrawalPayload } from '../records/actions.js';
import type { DataSetRecord } from '../records/data-sets.js';
import { furtherRecords, type GovernanceState } from '../state.js';
import { accept, refuse, type Refused } from '../verdict.js';
import type { ActionDefinition } from './action.js';

/**
 * Decides who may provide and use which data (R17): the whole rules of one data set, new or in place of those before. Whether its providers
 * must agree is for the track: a named consent, or a majority of their kind.
 */
export const dataSet: ActionDefinition<DataRulesPayload> = {
  family: 'ledger',
  schema: z.strictObject({
    id: idSchema,
    title: localTextSchema,
    providers: z.array(memberIdSchema).min(1).max(200),
    uses: z
      .array(
        z.strictObject({
          memberId: memberIdSchema.exactOptional(),
          purposes: z.array(idSchema).min(1).max(50),
        }),
      )
      .max(200),
    terms: documentSchema,
    until: z.int().min(1).max(8_640_000_000_000_000).exactOptional(),
  }),
  subject: ({ id }) => id,
  reads: ({ id }) => [{ kind: 'data-set', prefix: [id], exact: true }],
  plan(payload, state, { now, proposal }) {
    const refused = needMembers(payload, state);
    if (refused !== undefined) return refused;
    if (payload.until !== undefined && payload.until <= now) {
      return refuse('ARGUMENT_INVALID', { path: 'until', problem: 'not in the future' });
    }
    const before = furtherRecords(state, 'data-set').find(({ id }) => id === payload.id) ?? null;
    const record: DataSetRecord = { schemaVersion: 1, ...payload, proposalId: proposal.id, since: now };
    return accept([changed('data.ruled', before, { kind: 'data-set', record })]);
  },
};

/** MEMBER_NOT_FOUND, MEMBER_GONE: who is named takes part, or can again. */
function needMembers({ providers, uses }: DataRulesPayload, state: GovernanceState): Refused | undefined {
  const named = [...providers, ...uses.flatMap(({ memberId }) => (memberId === undefined ? [] : [memberId]))];
  for (const memberId of named) {
    const refused = needStillThere(memberId, state);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

/** Withdraws a data set: nobody may provide or use it any more (R17). Its record stays; another decision can give it rules anew. */
export const dataWithdraw: ActionDefinition<DataWithdrawalPayload> = {
  family: 'ledger',
  schema: z.strictObject({ id: idSchema, reason: z.string().min(1).max(2000) }),
  subject: ({ id }) => id,
  reads: ({ id }) => [{ kind: 'data-set', prefix: [id], exact: true }],
  plan({ id, reason }, state, { now, proposal }) {
    const before = furtherRecords(state, 'data-set').find((one) => one.id === id);
    if (before === undefined) return refuse('DATA_SET_NOT_FOUND', { dataSetId: id });
    if (before.withdrawn !== undefined) return refuse('DATA_SET_WITHDRAWN', { dataSetId: id });
    const record: DataSetRecord = { ...before, withdrawn: { at: now, reason, proposalId: proposal.id } };
    return accept([changed('data.withdrawn', before, { kind: 'data-set', record })]);
  },
};
