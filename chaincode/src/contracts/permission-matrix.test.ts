import { PERMISSIONS, type Permission } from '../governance/authority/permissions.js';
import type { RefusalCode } from '../governance/errors.js';
import type { MemberId, MspId } from '../governance/ids.js';
import type { PenaltyKey } from '../governance/records/penalties.js';
import { MERIT_CHARTER } from '../testing/merit-charter.js';
import { OPEN_FUNCTIONS } from '../testing/open-functions.js';
import { accepted, mspOf } from '../testing/sample-consortium.js';
import { release } from '../testing/sample-release.js';
import { EVIDENCE, obligation } from '../testing/sample-obligation.js';
import {
  grant,
  MINUTE,
  RESOLUTION,
  revoke,
  SALT,
  useConsortium,
  type ProposalSteps,
} from '../testing/proposal-steps.js';
import { TRANSACTIONS, type TransactionName } from './transactions.js';

const consortium = useConsortium({ ...MERIT_CHARTER, openProposalsPerMember: 4 });
jest.setTimeout(60_000);
const transient = {
  opinion: { choice: 'yes', text: '', salt: SALT },
  approval: { choice: 'yes', salt: SALT },
  ballot: { choice: 'yes', salt: SALT },
};
const approvals = [{ personId: 'bank.ann', salt: SALT }];

/** A node of the bank's that stands in the register. */
const PEER = {
  nodeId: 'bank.peer0',
  kind: 'peer',
  version: '3.1.5',
  host: { name: 'peer0.bank.example', system: 'Linux 6.8' },
  status: 'running',
} as const;

/** Proposals that stand ready for the functions. */
interface Ids {
  readonly own: string;
  readonly foreign: string;
  readonly voting: string;
  /** Sponsored by the bank, with a ballot cast. */
  readonly sponsored: string;
  readonly secret: string;
  readonly revealing: string;
  readonly careful: string;
  readonly urgent: string;
  /** Executed urgently, to be ratified. */
  readonly executed: string;
  /** Set obligations: `own` of the bank, and `foreign` of the exchange, which has reported it. */
  readonly obligations: string;
  /** Open disputes: the bank's own, one against it, and one of others in which the respondent has replied. */
  readonly cases: Readonly<Record<'own' | 'against' | 'others', string>>;
  /** Announced to the bank. */
  readonly penalty: PenaltyKey;
  /** What the guardian has asked for about an account. */
  readonly request: string;
  /** Ordered by the guardian of the exchange, and one that took effect. */
  readonly intervention: string;
  readonly intervened: string;
  /** By which the bank has declared its exit. */
  readonly exit: string;
}

interface Guarded {
  /** Permissions of which any suffices. */
  readonly any: readonly Permission[];
  readonly input: (ids: Ids, steps: ProposalSteps) => Record<string, unknown>;
  /** What the allowed come to, where something that no role gives is missing; left out: `accepted`. */
  readonly then?: RefusalCode;
}

/** Every function that asks for a permission, on proposals that are ready for it. */
const GUARDED: Partial<Record<TransactionName, Guarded>> = {
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
  'Proposals:agreeToWithdrawal': {
    any: ['proposal.sponsor'],
    input: ({ sponsored }) => ({ proposalId: sponsored }),
  },
  'Interventions:order': {
    any: ['body.act'],
    input: () => ({ kind: 'freeze-person', personId: 'exchange.rep', reason: 'x' }),
  },
  'Interventions:join': {
    any: ['body.act'],
    input: ({ intervention }) => ({ interventionId: intervention }),
  },
  'Interventions:lift': {
    any: ['body.act'],
    input: ({ intervened }) => ({ interventionId: intervened, reason: 'x' }),
  },
  'People:askReset': {
    any: ['account.keep'],
    input: () => ({ personId: 'bank.rep', fingerprint: 'd'.repeat(64), reason: 'x' }),
  },
  'People:grantReset': {
    any: ['account.keep'],
    input: () => ({ personId: 'bank.rep', fingerprint: 'e'.repeat(64) }),
  },
  'People:requestChange': {
    any: ['account.keep'],
    input: () => ({ change: { kind: 'lock', personId: 'bank.ann', reason: 'x' } }),
  },
  'People:agreeToChange': { any: ['account.keep'], input: ({ request }) => ({ requestId: request }) },
  'Deliberation:giveOpinion': { any: ['opinion.give'], input: ({ voting }) => ({ proposalId: voting }) },
  'Deliberation:approve': { any: ['ballot.approve'], input: ({ voting }) => ({ proposalId: voting }) },
  'Deliberation:prepare': { any: ['ballot.cast'], input: ({ secret }) => ({ proposalId: secret }) },
  'Deliberation:read': {
    any: ['opinion.give', 'ballot.approve', 'ballot.cast'],
    input: ({ voting }) => ({ proposalId: voting }),
  },
  'Ballots:cast': {
    any: ['ballot.cast'],
    input: ({ voting }) => ({ proposalId: voting, choice: 'yes', approvals }),
  },
  'Ballots:commit': {
    any: ['ballot.cast'],
    input: ({ secret }, steps) => ({
      proposalId: secret,
      commitment: steps.commitment('bank', secret, 'yes'),
      approvals,
    }),
  },
  'Ballots:reveal': {
    any: ['ballot.cast'],
    input: ({ revealing }) => ({ proposalId: revealing, choice: 'yes', salt: SALT }),
  },
  'Ballots:castRatification': {
    any: ['ballot.cast'],
    input: ({ executed }) => ({ proposalId: executed, choice: 'yes', approvals }),
  },
  'Ballots:recuse': { any: ['ballot.cast'], input: ({ careful }) => ({ proposalId: careful, reason: 'x' }) },
  'Ballots:demandReferral': { any: ['ballot.cast'], input: ({ careful }) => ({ proposalId: careful }) },
  'Ballots:resume': { any: ['ballot.cast'], input: () => ({ trackId: 'careful' }) },
  'Delegations:give': {
    any: ['delegation.give'],
    input: (_, { ledger }) => ({ trackId: 'careful', to: 'insurer', until: ledger.now + 60 * MINUTE }),
  },
  'Delegations:revoke': { any: ['delegation.give'], input: () => ({ trackId: 'careful' }) },
  'Releases:begin': {
    any: ['release.carry-out'],
    input: () => ({ releaseId: 'running', nodeId: PEER.nodeId }),
  },
  'Releases:acknowledge': {
    any: ['release.carry-out'],
    input: () => ({ releaseId: 'reached', nodeId: 'bank.peer2', result: 'failed', reason: 'x' }),
  },
  'Releases:pause': {
    any: ['release.carry-out'],
    input: () => ({ releaseId: 'running', reason: 'x' }),
  },
  'Releases:resume': { any: ['release.carry-out'], input: () => ({ releaseId: 'paused' }) },
  'Obligations:fulfil': {
    any: ['obligation.fulfil'],
    input: ({ obligations }) => ({ proposalId: obligations, obligation: 'own', evidence: [EVIDENCE] }),
  },
  'Obligations:accept': {
    any: ['obligation.accept'],
    input: ({ obligations }) => ({ proposalId: obligations, obligation: 'foreign' }),
  },
  'Obligations:giveBack': {
    any: ['obligation.accept'],
    input: ({ obligations }) => ({ proposalId: obligations, obligation: 'foreign', note: 'x' }),
  },
  'Powers:demandReport': {
    any: ['body.act'],
    input: () => ({ id: 'x', text: 'x', memberId: 'exchange', due: { after: 'P1D' }, reason: 'x' }),
    then: 'POWER_MISSING',
  },
  'Merit:agree': {
    any: ['body.act'],
    input: () => ({ memberId: 'exchange', reasonId: 'uptime', note: 'x' }),
  },
  'Cases:complain': {
    any: ['case.plead'],
    input: () => ({ respondent: 'exchange', title: 'x', text: 'x' }),
  },
  'Cases:reply': { any: ['case.plead'], input: ({ cases }) => ({ caseId: cases.against, text: 'x' }) },
  'Cases:withdraw': { any: ['case.plead'], input: ({ cases }) => ({ caseId: cases.own }) },
  'Cases:agree': {
    any: ['body.act'],
    input: ({ cases }) => ({ caseId: cases.others, verdict: 'dismissed', reasons: 'x' }),
  },
  'Penalties:reply': { any: ['case.plead'], input: ({ penalty }) => ({ ...penalty, text: 'x' }) },
  'Safeguards:consent': {
    any: ['body.act'],
    input: ({ urgent }) => ({ proposalId: urgent, act: 'urgency', bodyId: 'assembly', reason: 'x' }),
  },
  'Members:takeBackExit': {
    any: ['proposal.propose'],
    input: ({ exit }) => ({ proposalId: exit, reason: 'x' }),
  },
  'Nodes:register': { any: ['node.keep'], input: () => ({ ...PEER, nodeId: 'bank.peer1' }) },
  'Nodes:update': { any: ['node.keep'], input: () => ({ nodeId: PEER.nodeId, version: '3.1.6' }) },
  'Nodes:retire': { any: ['node.keep'], input: () => ({ nodeId: PEER.nodeId }) },
};

test('every function is either guarded by the catalogue or named as open', () => {
  const known = [...Object.keys(GUARDED), ...Object.keys(OPEN_FUNCTIONS)].sort();
  expect(known).toEqual(Object.keys(TRANSACTIONS).sort());
});

/** The roles come from the catalogue, so that no permission stays untried. */
test('the charter of this test has one role for each permission alone, and one with none', () => {
  const granted = Object.values(MERIT_CHARTER.roles).map(({ permissions }) => permissions);
  for (const permission of PERMISSIONS) expect(granted).toContainEqual([permission]);
  expect(granted).toContainEqual([]);
});

test('every permission guards something', () => {
  const used = new Set(Object.values(GUARDED).flatMap(({ any }) => any));
  expect(used).toEqual(new Set(PERMISSIONS));
});

/** A penalty that is announced to the bank, with time to reply for longer than all that follows takes. */
async function announced(steps: ProposalSteps): Promise<PenaltyKey> {
  const memberId = 'bank' as MemberId;
  await steps.enact([{ kind: 'merit.award', payload: { memberId, reasonId: 'outage', note: 'x' } }]);
  await steps.enact([{ kind: 'penalty.impose', payload: { memberId, penaltyId: 'lasting', grounds: 'x' } }]);
  const [{ penaltyId, source } = never()] = steps.ledger.records('penalty');
  return { memberId, penaltyId, source };
}

async function prepareCases(steps: ProposalSteps): Promise<Ids['cases']> {
  const complain = async (from: string, respondent: string): Promise<string> => {
    const input = { respondent, title: 'x', text: 'x' };
    return String(accepted(await steps.send(`${from}.gil`, 'Cases:complain', input))['caseId']);
  };
  const own = await complain('bank', 'exchange');
  const against = await complain('exchange', 'bank');
  const others = await complain('exchange', 'insurer');
  accepted(await steps.send('insurer.gil', 'Cases:reply', { caseId: others, text: 'x' }));
  return { own, against, others };
}

function never(): never {
  throw new Error('there is no penalty');
}

/** Gives `bank.ben` this role alone, after it has drafted something, with something for each function to act on. */
async function prepare(steps: ProposalSteps, roleId: string): Promise<Ids> {
  const drafter = 'only-proposal-propose';
  await steps.enact([revoke('bank.ben', 'approver'), grant('bank.ben', drafter)]);
  const penalty = await announced(steps);
  const executed = await steps.urgentVoting();
  for (const memberId of ['bank', 'exchange', 'insurer'] as const) {
    accepted(await steps.cast(memberId, executed, 'yes'));
  }
  accepted(await steps.send('bank', 'Proposals:close', { proposalId: executed }));
  steps.ledger.now += MINUTE;
  accepted(await steps.send('bank', 'Execution:execute', { proposalId: executed }));
  const obligations = await prepareObligations(steps);
  const own = await steps.draft([RESOLUTION], 'bank.ben');
  if (roleId !== drafter) await steps.enact([revoke('bank.ben', drafter), grant('bank.ben', roleId)]);
  const foreign = await steps.draft([RESOLUTION], 'exchange.rep');
  const accounts = await prepareAccounts(steps);
  const cases = await prepareCases(steps);
  await prepareReleases(steps);
  const ids = {
    executed,
    cases,
    penalty,
    obligations,
    own,
    foreign,
    ...accounts,
    ...(await prepareVotes(steps)),
    exit: await prepareExit(steps),
  };
  const delegation = { trackId: 'careful', to: 'exchange', until: steps.ledger.now + 60 * MINUTE };
  accepted(await steps.send('bank.gil', 'Delegations:give', delegation));
  return ids;
}

/** The bank is leaving: its own ballot has said so. */
async function prepareExit(steps: ProposalSteps): Promise<string> {
  const payload = { memberId: 'bank' as MemberId, mspId: mspOf('bank') as MspId, reason: 'x' };
  const proposalId = await steps.draft([{ kind: 'member.exit', payload }]);
  accepted(await steps.send('bank.rep', 'Proposals:submit', { proposalId }));
  accepted(await steps.send('bank', 'Proposals:openVoting', { proposalId }));
  accepted(await steps.cast('bank', proposalId, 'yes'));
  accepted(await steps.send('bank', 'Proposals:close', { proposalId }));
  return proposalId;
}

/** Releases `running`, `reached`, of which one of the bank's nodes is down, and `paused` by the bank. */
async function prepareReleases(steps: ProposalSteps): Promise<void> {
  const nodes = [
    PEER.nodeId,
    ...['bank.peer2', 'bank.peer3', 'exchange.peer0', 'insurer.peer0', 'insurer.peer2'],
  ];
  for (const nodeId of nodes) {
    const who = `${nodeId.split('.')[0] ?? ''}.rep`;
    accepted(await steps.send(who, 'Nodes:register', { ...PEER, nodeId }));
  }
  const waves = [['bank.peer2'], ...nodes.filter((id) => id !== 'bank.peer2').map((id) => [id])];
  const running = [[PEER.nodeId], ...nodes.filter((id) => id !== PEER.nodeId).map((id) => [id])];
  await steps.enact([
    release(running, { id: 'running' }),
    release(waves, { id: 'reached' }),
    release(waves, { id: 'paused' }),
  ]);
  const down = { releaseId: 'reached', nodeId: 'bank.peer2' };
  accepted(await steps.send('bank.gil', 'Releases:begin', down));
  accepted(await steps.send('bank.gil', 'Releases:pause', { releaseId: 'paused', reason: 'x' }));
}

async function prepareObligations(steps: ProposalSteps): Promise<string> {
  const proposalId = await steps.enact([obligation('own', 'bank'), obligation('foreign', 'exchange')]);
  const report = { proposalId, obligation: 'foreign', evidence: [EVIDENCE] };
  accepted(await steps.send('exchange.gil', 'Obligations:fulfil', report));
  return proposalId;
}

async function prepareAccounts(
  steps: ProposalSteps,
): Promise<Pick<Ids, 'request' | 'intervention' | 'intervened'>> {
  const reset = { personId: 'bank.rep', fingerprint: 'e'.repeat(64), reason: 'x' };
  accepted(await steps.send('bank.gil', 'People:askReset', reset));
  const change = { kind: 'lock', personId: 'bank.rep', reason: 'x' } as const;
  const asked = accepted(await steps.send('bank.gil', 'People:requestChange', { change }));
  const order = async (personId: string): Promise<string> => {
    const input = { kind: 'freeze-person', personId, reason: 'x' } as const;
    return String(accepted(await steps.send('exchange.gil', 'Interventions:order', input))['interventionId']);
  };
  const intervention = await order('university.rep');
  const intervened = await order('university.ben');
  accepted(await steps.send('insurer.gil', 'Interventions:join', { interventionId: intervened }));
  return { request: String(asked['requestId']), intervention, intervened };
}

async function prepareVotes(
  steps: ProposalSteps,
): Promise<Pick<Ids, 'revealing' | 'sponsored' | 'secret' | 'careful' | 'urgent' | 'voting'>> {
  const draftBy = async (memberId: string, trackId: string): Promise<string> => {
    const proposalId = await steps.draft([RESOLUTION], `${memberId}.rep`, { trackId });
    const sponsor = memberId === 'insurer' ? 'bank.rep' : 'insurer.rep';
    accepted(await steps.send(sponsor, 'Proposals:sponsor', { proposalId }));
    accepted(await steps.send(`${memberId}.rep`, 'Proposals:submit', { proposalId }));
    return proposalId;
  };
  const revealing = await draftBy('exchange', 'secret');
  await steps.open(revealing);
  accepted(await steps.commit('bank', revealing, 'yes'));
  steps.ledger.now += 60 * MINUTE;
  accepted(await steps.send('bank', 'Proposals:openReveal', { proposalId: revealing }));
  const sponsored = await draftBy('insurer', 'ordinary');
  const secret = await draftBy('insurer', 'secret');
  const careful = await draftBy('insurer', 'careful');
  const urgent = await draftBy('university', 'urgent');
  const voting = await draftBy('university', 'ordinary');
  await steps.open(sponsored);
  for (const proposalId of [secret, careful, voting]) {
    accepted(await steps.send('bank', 'Proposals:openVoting', { proposalId }));
  }
  accepted(await steps.cast('insurer', sponsored, 'no'));
  accepted(await steps.approve('bank.ann', voting, 'yes'));
  const approval = { commitment: steps.commitment('bank', secret, 'yes'), salt: SALT };
  const secretly = { transient: { approval } };
  accepted(await steps.send('bank.ann', 'Deliberation:approve', { proposalId: secret }, secretly));
  return { revealing, sponsored, secret, careful, urgent, voting };
}

test.each(Object.keys(MERIT_CHARTER.roles))(
  'a person with the role %s may call exactly what the role allows',
  async (roleId) => {
    const { current } = consortium;
    const permissions = MERIT_CHARTER.roles[roleId]?.permissions ?? [];
    const ids = await prepare(current, roleId);
    accepted(await current.approve('bank.ann', ids.executed, 'yes'));
    const back = current.ledger.checkpoint();
    for (const [name, { any, input, then = 'accepted' }] of Object.entries(GUARDED)) {
      back();
      const argument = input(ids, current) as never;
      const outcome = await current.outcome('bank.ben', name as TransactionName, argument, { transient });
      const allowed = any.some((permission) => permissions.includes(permission));
      expect([name, outcome]).toEqual([name, allowed ? then : 'PERMISSION_DENIED']);
    }
  },
);

test('an agent and a stranger have no permission at all', async () => {
  const { current } = consortium;
  const ids = await prepare(current, 'only-proposal-propose');
  for (const [name, { input }] of Object.entries(GUARDED)) {
    const argument = input(ids, current) as never;
    const call = async (who: string) =>
      current.outcome(who, name as TransactionName, argument, { transient });
    expect([name, await call('bank')]).toEqual([name, 'CALLER_NOT_BOUND']);
    expect([name, await call('bank.stranger')]).toEqual([name, 'CALLER_NOT_BOUND']);
  }
});
