import type { TransactionInput } from './transactions.js';
import type { Charter, Track } from '../governance/charter.js';
import type { MemberId, PersonId } from '../governance/ids.js';
import type { Action } from '../governance/records/actions.js';
import { amend, CHEATED_CHARTER, suspend } from '../testing/cheated-charter.js';
import { grant, MINUTE, revoke, useConsortium, type ProposalSteps } from '../testing/proposal-steps.js';
import { fc, runs } from '../testing/properties.js';
import { ORDINARY_TRACK } from '../testing/sample-charter.js';
import { VOTER_IDS } from '../testing/sample-consortium.js';

/** Everything is decided by a track that asks for little, amendments by one that earlier amendments may make as hard as they can. */
const CHARTER: Charter = {
  ...CHEATED_CHARTER,
  membership: { ...(CHEATED_CHARTER.membership ?? never()), leastMembers: 1 },
  tracks: {
    ...CHEATED_CHARTER.tracks,
    changes: { ...ORDINARY_TRACK, quorum: anybody(), threshold: anybody() },
  },
  actions: {
    ...CHEATED_CHARTER.actions,
    'charter.amend': ['ordinary'],
    'role.grant': ['changes'],
    'role.revoke': ['changes'],
    'member.suspend': ['changes'],
    'member.weigh': ['changes'],
    'person.close': ['changes'],
  },
};
const consortium = useConsortium(CHARTER);

function anybody(): Track['threshold'] {
  return { count: 'yes', measure: 'heads', comparator: 'gte', number: 1 };
}

function never(): never {
  throw new Error('the charter has least numbers');
}

/** Somebody of a voting institution who may draft something, other than by what the rules themselves say. */
async function drafted(on: ProposalSteps, action: Action): Promise<[string, string] | undefined> {
  const input: TransactionInput<'Proposals:draft'> = { title: 'x', description: '', actions: [action] };
  for (const { id } of on.document.people) {
    const answer = await on.send(id, 'Proposals:draft', input);
    if (answer.ok) return [id, String(answer.result['proposalId'])];
  }
  return undefined;
}

/** Has everybody do all that they can for something to come about; whether it did. */
async function carriedThrough(on: ProposalSteps, action: Action): Promise<boolean> {
  const found = await drafted(on, action);
  if (found === undefined) return false;
  const [drafter, proposalId] = found;
  const everybody = on.document.people.map(({ id }) => id);
  for (const who of everybody) await on.send(who, 'Proposals:sponsor', { proposalId });
  await on.send(drafter, 'Proposals:submit', { proposalId });
  on.ledger.now += 10 * MINUTE;
  const clerk = 'regulator';
  await on.send(clerk, 'Proposals:openVoting', { proposalId });
  for (const memberId of VOTER_IDS) {
    for (const approver of ['ann', 'ben']) await on.approve(`${memberId}.${approver}`, proposalId, 'yes');
    for (const voter of ['rep', 'ann', 'ben', 'gil']) {
      for (const approver of ['ann', 'ben']) {
        const approvals = [{ personId: `${memberId}.${approver}`, salt: 'ab'.repeat(32) }];
        await on.send(`${memberId}.${voter}`, 'Ballots:cast', { proposalId, choice: 'yes', approvals });
      }
    }
  }
  on.ledger.now += 60 * MINUTE;
  await on.send(clerk, 'Proposals:close', { proposalId });
  for (const who of everybody) {
    const consent = { proposalId, act: 'approve', bodyId: 'assembly', reason: 'x' } as const;
    await on.send(who, 'Safeguards:consent', consent);
  }
  on.ledger.now += 10 * MINUTE;
  await on.send(clerk, 'Execution:execute', { proposalId });
  return on.phase(proposalId).state === 'executed';
}

type Change = (on: ProposalSteps) => Action;

function inForce({ ledger }: ProposalSteps): { readonly version: number; readonly charter: Charter } {
  const version = ledger.records('consortium')[0]?.charterVersion ?? 0;
  const record = ledger.records('charter').find((one) => one.version === version);
  return { version, charter: record?.charter ?? never() };
}

const amended =
  (track: Partial<Track>): Change =>
  (on) => {
    const { version, charter } = inForce(on);
    const ordinary = { ...(charter.tracks['ordinary'] ?? never()), ...track };
    return amend({ ...charter, tracks: { ...charter.tracks, ordinary } }, version);
  };

const people = fc.constantFrom(
  ...VOTER_IDS.flatMap((memberId) => ['rep', 'ann', 'ben', 'gil'].map((one) => `${memberId}.${one}`)),
);
const roles = fc.constantFrom('representative', 'approver', 'guardian');
const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(people, roles).map(
    ([who, role]) =>
      () =>
        revoke(who, role),
  ),
  fc.tuple(people, roles).map(
    ([who, role]) =>
      () =>
        grant(who, role),
  ),
  people.map((personId) => () => ({
    kind: 'person.close' as const,
    payload: { personId: personId as PersonId, reason: 'x' },
  })),
  fc.constantFrom(...VOTER_IDS).map((memberId) => () => suspend(memberId)),
  fc.tuple(fc.constantFrom(...VOTER_IDS), fc.integer({ min: 1, max: 9 })).map(([memberId, weight]) => () => ({
    kind: 'member.weigh' as const,
    payload: { memberId: memberId as MemberId, weight },
  })),
  fc
    .integer({ min: 1, max: 12 })
    .map((number) => amended({ threshold: { count: 'yes', measure: 'weight', comparator: 'gte', number } })),
  fc
    .integer({ min: 1, max: 5 })
    .map((number) => amended({ threshold: { count: 'yes', measure: 'heads', comparator: 'gte', number } })),
  fc.integer({ min: 0, max: 4 }).map((sponsors) => amended({ sponsors })),
  fc.integer({ min: 1, max: 6 }).map((number) => {
    const by = { body: 'assembly', people: number, institutions: Math.min(number, 5) };
    return amended({ reviews: [{ by, asks: 'approve', within: 'PT1H', silence: 'refuses' }] });
  }),
);

test('some lawful way to amend always exists', async () => {
  const { current } = consortium;
  let changed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(changes, { minLength: 1, maxLength: 6 }), async (steps) => {
      consortium.restore();
      for (const step of steps) {
        if (await carriedThrough(current, step(current))) changed += 1;
      }
      // The way is really walked: somebody drafts an amendment, all do what they can, and it comes into force.
      const { version, charter } = inForce(current);
      const next = {
        ...charter,
        textHash: charter.textHash.startsWith('c') ? 'd'.repeat(64) : 'c'.repeat(64),
      };
      expect(await carriedThrough(current, amend(next, version))).toBe(true);
      expect(inForce(current).version).toBe(version + 1);
    }),
    { numRuns: runs(6) },
  );
  expect(changed).toBeGreaterThan(0);
});
