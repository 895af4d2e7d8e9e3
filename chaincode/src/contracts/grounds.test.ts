import type { Charter } from '../governance/charter.js';
import type { MemberId } from '../governance/ids.js';
import type { Action } from '../governance/records/actions.js';
import { MERIT_CHARTER } from '../testing/merit-charter.js';
import { MINUTE, useConsortium } from '../testing/proposal-steps.js';
import { accepted } from '../testing/sample-consortium.js';

const HOUR = 60 * MINUTE;
const title = (en: string) => ({ en, zh: en });
const rule = { below: 0, reply: 'PT1H', appeal: 'PT2H', lasts: 'P1D' } as const;

/** A suspension needs a ground: a long outage, or the penalty `barred`; a removal a breach, or the penalty `expelled`. */
const CHARTER: Charter = {
  ...MERIT_CHARTER,
  membership: {
    ...{ leastMembers: 2, warnMembers: 0, leastNodes: 0, warnNodes: 0, exitNotice: 'P30D' },
    suspension: { grounds: { outage: title('A long outage') } },
    removal: { grounds: { breach: title('A breach') }, hearing: 'PT1M' },
  },
  actions: { ...MERIT_CHARTER.actions, 'member.suspend': ['ordinary'], 'member.remove': ['ordinary'] },
  merit: {
    reasons: MERIT_CHARTER.merit?.reasons ?? {},
    penalties: {
      barred: { title: title('Barred'), consequence: 'suspension', ...rule },
      expelled: { title: title('Expelled'), consequence: 'removal', ...rule },
    },
  },
};
const consortium = useConsortium(CHARTER);
const memberId = 'insurer' as MemberId;

function suspend(ground?: string): Action {
  const named = ground === undefined ? {} : { ground };
  return { kind: 'member.suspend', payload: { memberId, reason: 'x', ...named } };
}

function remove(ground: string): Action {
  const { mspId = never() } = consortium.current.ledger.record('member', [memberId]) ?? {};
  return { kind: 'member.remove', payload: { memberId, mspId, ground, reason: 'x', evidence: [] } };
}

function never(): never {
  throw new Error('no such member');
}

const drafted = async (action: Action) =>
  consortium.current.outcome('bank.rep', 'Proposals:draft', {
    title: 'x',
    description: '',
    actions: [action],
  });

/** Announced to the insurer, whose points are too few. */
async function announced(penaltyId: string) {
  const { current } = consortium;
  await current.enact([{ kind: 'merit.award', payload: { memberId, reasonId: 'outage', note: 'x' } }]);
  await current.enact([{ kind: 'penalty.impose', payload: { memberId, penaltyId, grounds: 'x' } }]);
  const { source } = current.ledger.records('penalty').find((one) => one.penaltyId === penaltyId) ?? never();
  return { memberId, penaltyId, source };
}

test('a ground is needed where the charter names some, and only one of them will do', async () => {
  expect(await drafted(suspend())).toBe('GROUND_UNKNOWN');
  expect(await drafted(suspend('breach'))).toBe('GROUND_UNKNOWN');
  expect(await drafted(suspend('outage'))).toBe('accepted');
  expect(await drafted(remove('outage'))).toBe('GROUND_UNKNOWN');
  expect(await drafted(remove('breach'))).toBe('accepted');
});

test('a penalty is the ground for its consequence and no other, while it is in force', async () => {
  const { current } = consortium;
  const key = await announced('barred');
  expect(await drafted(suspend('barred'))).toBe('GROUND_UNKNOWN');
  current.ledger.now += HOUR;
  accepted(await current.send('bank', 'Penalties:enforce', key));
  expect(await drafted(remove('barred'))).toBe('GROUND_UNKNOWN');
  expect(await drafted(suspend('barred'))).toBe('accepted');
  await current.enact([suspend('barred')]);
  expect(current.ledger.record('member', [memberId])).toMatchObject({ status: 'suspended' });
});

test('a penalty whose consequence is a removal is the ground for that', async () => {
  const { current } = consortium;
  const key = await announced('expelled');
  current.ledger.now += HOUR;
  accepted(await current.send('bank', 'Penalties:enforce', key));
  expect(await drafted(suspend('expelled'))).toBe('GROUND_UNKNOWN');
  expect(await drafted(remove('expelled'))).toBe('accepted');
  current.ledger.now += 24 * HOUR;
  expect(await drafted(remove('expelled'))).toBe('GROUND_UNKNOWN');
});

test('a penalty that has been lifted meanwhile is a ground no more, also for what was submitted before', async () => {
  const { current } = consortium;
  const key = await announced('barred');
  current.ledger.now += HOUR;
  accepted(await current.send('bank', 'Penalties:enforce', key));
  const proposalId = await current.due([suspend('barred')]);
  await current.enact([{ kind: 'penalty.lift', payload: key }]);
  expect(await current.outcome('bank', 'Execution:execute', { proposalId })).toBe('GROUND_UNKNOWN');
});
