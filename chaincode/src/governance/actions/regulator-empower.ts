import { z } from 'zod';
import { changed } from '../change.js';
import { REGULATOR_POWERS } from '../charter/accounts.js';
import { endOf } from '../calendar/deadline.js';
import { memberIdSchema } from '../membership/member-schema.js';
import type { PowerPayload } from '../records/actions.js';
import type { PowerRecord } from '../records/powers.js';
import { furtherRecords, type GovernanceState } from '../state.js';
import { accept, refuse, type Refused } from '../verdict.js';
import type { ActionDefinition } from './action.js';

/**
 * Gives a regulator a special power for a time (R5): one that the charter knows, for no longer than it allows. It begins when the
 * decision is carried out, and a new grant replaces the one before. It holds over all members, or over those that the decision names; a
 * hold is about proposals and over nobody.
 */
export const regulatorEmpower: ActionDefinition<PowerPayload> = {
  family: 'ledger',
  schema: z.strictObject({
    memberId: memberIdSchema,
    power: z.enum(REGULATOR_POWERS),
    until: z.int().min(1).max(8_640_000_000_000_000),
    over: z.array(memberIdSchema).min(1).max(500).exactOptional(),
  }),
  needs: ['power'],
  subject: ({ memberId, power }) => `${memberId} ${power}`,
  plan({ memberId, power, until, over }, state, { now, proposal }) {
    const member = state.members.find(({ id }) => id === memberId);
    if (member === undefined) return refuse('MEMBER_NOT_FOUND', { memberId });
    if (!member.kinds.includes('regulator')) return refuse('NOT_A_REGULATOR', { memberId });
    const rule = state.charter.regulator?.powers[power];
    if (rule === undefined) return refuse('POWER_NOT_GRANTABLE', { power });
    const latest = endOf(now, rule.longest, state.charter);
    if (until <= now || until > latest) return refuse('POWER_TOO_LONG', { until, latest });
    const outside = needScope({ power, over }, state);
    if (outside !== undefined) return outside;
    const held = furtherRecords(state, 'power');
    const before = held.find((one) => one.memberId === memberId && one.power === power) ?? null;
    const record: PowerRecord = {
      schemaVersion: 1,
      memberId,
      power,
      since: now,
      until,
      ...(over === undefined ? {} : { over }),
      proposalId: proposal.id,
    };
    return accept([changed('regulator.empowered', before, { kind: 'power', record })]);
  },
};

/** ARGUMENT_INVALID for a hold over members, MEMBER_NOT_FOUND for a stranger. */
function needScope(
  { power, over = [] }: Pick<PowerPayload, 'power'> & { readonly over: PowerPayload['over'] | undefined },
  { members }: GovernanceState,
): Refused | undefined {
  if (power === 'hold' && over.length > 0) {
    return refuse('ARGUMENT_INVALID', { path: 'over', problem: 'holds are about proposals, not members' });
  }
  const stranger = over.find((memberId) => !members.some(({ id }) => id === memberId));
  return stranger === undefined ? undefined : refuse('MEMBER_NOT_FOUND', { memberId: stranger });
}
