import { memberWeigh } from '../governance/actions/member-weigh.js';
import type { MemberId } from '../governance/ids.js';
import type { Action, WeightPayload } from '../governance/records/actions.js';
import type { ProposalRecord } from '../governance/records/proposals.js';
import { MERIT_CHARTER } from '../testing/merit-charter.js';
import { RESOLUTION, useConsortium } from '../testing/proposal-steps.js';
import { accepted } from '../testing/sample-consortium.js';

const consortium = useConsortium(MERIT_CHARTER);

const weigh = (payload: Omit<WeightPayload, 'memberId'>, memberId = 'exchange'): Action => ({
  kind: 'member.weigh',
  payload: { memberId: memberId as MemberId, ...payload },
});
const pinOf = (proposalId: string) => consortium.current.ledger.record('proposal', [proposalId])?.pin;
const memberOf = (id: string) => consortium.current.ledger.record('member', [id]);

test('a weight and a group are decided by vote, with what they were before in the audit trail', async () => {
  const { current } = consortium;
  await current.enact([weigh({ weight: 4, group: 'north' })]);
  expect(memberOf('exchange')).toMatchObject({ weight: 4, group: 'north' });
  const audit = current.ledger.records('audit').find(({ event }) => event === 'member.weighed');
  expect(audit).toMatchObject({ before: { weight: 2 }, after: { weight: 4, group: 'north' } });
  await current.enact([weigh({ group: null })]);
  expect(memberOf('exchange')).toMatchObject({ weight: 4 });
  expect(memberOf('exchange')).not.toHaveProperty('group');
});

test('what is pinned keeps the weights that it pinned, also when it is decided later', async () => {
  const { current } = consortium;
  const earlier = await current.submitted([RESOLUTION]);
  const before = pinOf(earlier);
  await current.enact([weigh({ weight: 50 })]);
  expect(pinOf(earlier)).toEqual(before);
  accepted(await current.send('bank', 'Proposals:openVoting', { proposalId: earlier }));
  for (const memberId of ['bank', 'insurer', 'university'] as const) {
    accepted(await current.cast(memberId, earlier, 'yes'));
  }
  accepted(await current.cast('exchange', earlier, 'no'));
  accepted(await current.send('bank', 'Proposals:close', { proposalId: earlier }));
  expect(current.ledger.record('decision', [earlier])).toMatchObject({
    outcome: 'approved',
    tally: { weight: { yes: 5, no: 2 } },
  });
  const later = pinOf(await current.submitted([RESOLUTION]));
  expect(later?.electorate.find(({ memberId }) => memberId === 'exchange')).toMatchObject({ weight: 50 });
});

test('the member itself is recused where the track says so', async () => {
  const proposalId = await consortium.current.submitted([weigh({ weight: 9 })], 'careful');
  const exchange = pinOf(proposalId)?.electorate.find(({ memberId }) => memberId === 'exchange');
  expect(exchange).toMatchObject({ recused: 'subject' });
});

test.each([
  ['that changes nothing', weigh({ weight: 2 }), 'WEIGHT_UNCHANGED'],
  ['of who has no vote', weigh({ weight: 2 }, 'regulator'), 'MEMBER_DOES_NOT_VOTE'],
  ['of nobody', weigh({ weight: 2 }, 'ghost'), 'MEMBER_NOT_FOUND'],
  ['that says nothing', weigh({}), 'ARGUMENT_INVALID'],
  ['of zero', weigh({ weight: 0 }), 'ARGUMENT_INVALID'],
] as const)('refuses a change %s', async (_what, action, code) => {
  const input = { title: 'x', description: '', actions: [action] };
  expect(await consortium.current.outcome('bank.rep', 'Proposals:draft', input)).toBe(code);
});

test('refuses a weight with which the charter could no longer be amended, where it could before', () => {
  const { ledger } = consortium.current;
  const membership = MERIT_CHARTER.tracks['membership'];
  if (membership === undefined) throw new Error('the charter has changed');
  const outcome = (bar: number, weight: number): string => {
    // Amendments go by this track: so much weight must say yes, of seven that there is.
    const threshold = { count: 'yes', measure: 'weight', comparator: 'gte', number: bar } as const;
    const state = {
      charter: {
        ...MERIT_CHARTER,
        tracks: { ...MERIT_CHARTER.tracks, membership: { ...membership, threshold } },
      },
      charterVersion: 1,
      members: ledger.records('member'),
      people: ledger.records('person'),
      seats: [],
    };
    const payload = { memberId: 'exchange' as MemberId, weight };
    const planned = memberWeigh.plan(payload, state, { now: ledger.now, proposal: {} as ProposalRecord });
    return planned.ok ? 'accepted' : planned.refusal.code;
  };
  expect(outcome(7, 1)).toBe('CHARTER_BRICKS');
  expect(outcome(7, 3)).toBe('accepted');
  expect(outcome(100, 1)).toBe('accepted');
});
