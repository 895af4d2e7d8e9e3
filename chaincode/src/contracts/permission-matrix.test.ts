import { PERMISSIONS, type Permission } from '../governance/permissions.js';
import { SAMPLE_CHARTER } from '../testing/sample-charter.js';
import { accepted } from '../testing/sample-consortium.js';
import {
  grant,
  RESOLUTION,
  revoke,
  SALT,
  useConsortium,
  type ProposalSteps,
} from '../testing/proposal-steps.js';
import { TRANSACTIONS, type TransactionName } from './transactions.js';

const consortium = useConsortium();
const transient = {
  opinion: { choice: 'yes', text: '', salt: SALT },
  approval: { choice: 'yes', salt: SALT },
};

/** Every function that asks for a permission, with the ones of which any suffices, on proposals that are ready for it. */
const GUARDED: Partial<
  Record<TransactionName, { any: readonly Permission[]; input: (ids: Ids) => Record<string, unknown> }>
> = {
  'Proposals:draft': {
    any: ['proposal.propose'],
    input: () => ({ title: 'x', description: '', actions: [RESOLUTION] }),
  },
  'Proposals:submit': { any: ['proposal.propose'], input: ({ own }) => ({ proposalId: own }) },
  'Proposals:withdraw': {
    any: ['proposal.propose'],
    input: ({ own }) => ({ proposalId: own, reason: 'x' }),
  },
  'Proposals:sponsor': { any: ['proposal.sponsor'], input: ({ foreign }) => ({ proposalId: foreign }) },
  'Deliberation:giveOpinion': { any: ['opinion.give'], input: ({ voting }) => ({ proposalId: voting }) },
  'Deliberation:approve': { any: ['ballot.approve'], input: ({ voting }) => ({ proposalId: voting }) },
  'Deliberation:read': {
    any: ['opinion.give', 'ballot.approve', 'ballot.cast'],
    input: ({ voting }) => ({ proposalId: voting }),
  },
  'Ballots:cast': {
    any: ['ballot.cast'],
    input: ({ voting }) => ({
      proposalId: voting,
      choice: 'yes',
      approvals: [{ personId: 'bank.ann', salt: SALT }],
    }),
  },
};

/** Functions that ask for no permission: anyone active, agents alone, or a key before it is bound. */
const OPEN: readonly TransactionName[] = [
  'Founding:found',
  'People:bindCredential',
  'Proposals:openVoting',
  'Proposals:close',
  'Proposals:expire',
  'Execution:execute',
  'Execution:start',
  'Execution:contribute',
  'Execution:attest',
  'Execution:complete',
  'Execution:fail',
  'Queries:record',
  'Queries:records',
];

interface Ids {
  readonly own: string;
  readonly foreign: string;
  readonly voting: string;
}

test('every function is either guarded by the catalogue or named as open', () => {
  const known = [...Object.keys(GUARDED), ...OPEN].sort();
  expect(known).toEqual(Object.keys(TRANSACTIONS).sort());
});

test('every permission guards something', () => {
  const used = new Set(Object.values(GUARDED).flatMap(({ any }) => any));
  expect(used).toEqual(new Set(PERMISSIONS));
});

/** Gives `bank.ben` this role alone, after it has drafted something, with something for each function to act on. */
async function prepare(steps: ProposalSteps, roleId: string): Promise<Ids> {
  const drafter = 'only-proposal-propose';
  await steps.enact([revoke('bank.ben', 'approver'), grant('bank.ben', drafter)]);
  const own = await steps.draft([RESOLUTION], 'bank.ben');
  if (roleId !== drafter) await steps.enact([revoke('bank.ben', drafter), grant('bank.ben', roleId)]);
  const foreign = await steps.draft([RESOLUTION], 'exchange.rep');
  const voting = await steps.voting();
  accepted(await steps.approve('bank.ann', voting, 'yes'));
  return { own, foreign, voting };
}

describe.each(Object.keys(SAMPLE_CHARTER.roles))('a person with the role %s', (roleId) => {
  const permissions = SAMPLE_CHARTER.roles[roleId]?.permissions ?? [];
  test.each(Object.entries(GUARDED))(
    'may call %s exactly if the role allows it',
    async (name, { any, input }) => {
      const { current } = consortium;
      const ids = await prepare(current, roleId);
      const argument = input(ids) as never;
      const outcome = await current.outcome('bank.ben', name as TransactionName, argument, { transient });
      const allowed = any.some((permission) => permissions.includes(permission));
      expect(outcome).toBe(allowed ? 'accepted' : 'PERMISSION_DENIED');
    },
  );
});

test('an agent and a stranger have no permission at all', async () => {
  const { current } = consortium;
  const ids = await prepare(current, 'only-proposal-propose');
  for (const [name, { input }] of Object.entries(GUARDED)) {
    const call = async (who: string) =>
      current.outcome(who, name as TransactionName, input(ids) as never, { transient });
    expect([name, await call('bank')]).toEqual([name, 'CALLER_NOT_BOUND']);
    expect([name, await call('bank.stranger')]).toEqual([name, 'CALLER_NOT_BOUND']);
  }
});
