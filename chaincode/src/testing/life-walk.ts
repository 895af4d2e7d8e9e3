import { fc } from './properties.js';
import type { DecisionRecord } from '../governance/records/decisions.js';
import type { PhaseRecord, ProposalRecord } from '../governance/records/proposals.js';
import { CHOICES, type Choice } from '../governance/states.js';
import { grant, MINUTE, SALT, type HeldConsortium, type ProposalSteps } from './proposal-steps.js';
import { ledgerVotes } from './ledger-votes.js';
import type { ReferenceVote } from './reference-count.js';
import { accepted, VOTER_IDS, type VoterId } from './sample-consortium.js';

/** Tracks of the full charter that use every safeguard between them. */
export const WALKED_TRACKS = ['guarded', 'hidden', 'changing', 'urgent'] as const;
export type WalkedTrack = (typeof WALKED_TRACKS)[number];

/** What anybody may try at any moment; most of it is refused, which is the point. */
const MOVES = [
  'Proposals:openVoting',
  'Proposals:extend',
  'Proposals:openReveal',
  'Proposals:close',
  'Proposals:expire',
  'Proposals:supersede',
  'Safeguards:hold',
  'Safeguards:release',
  'Safeguards:veto',
  'Safeguards:concludeRatification',
  'Execution:execute',
] as const;
const ACTS = ['urgency', 'hold', 'release', 'veto', 'recusal'] as const;
const voters = fc.constantFrom(...VOTER_IDS);
const choices = fc.constantFrom(...CHOICES);

const steps = fc.oneof(
  { weight: 3, arbitrary: fc.record({ wait: fc.constantFrom(1, 4, 11, 35, 70, 250) }) },
  { weight: 5, arbitrary: fc.record({ move: fc.constantFrom(...MOVES) }) },
  { weight: 6, arbitrary: fc.record({ cast: voters, choice: choices }) },
  { weight: 2, arbitrary: fc.record({ reveal: voters, choice: choices }) },
  { weight: 2, arbitrary: fc.record({ ratify: voters, choice: choices }) },
  { weight: 1, arbitrary: fc.record({ recuse: voters }) },
  { weight: 1, arbitrary: fc.record({ from: voters, to: voters, minutes: fc.constantFrom(30, 300) }) },
  { weight: 4, arbitrary: fc.record({ consent: voters, act: fc.constantFrom(...ACTS) }) },
  { weight: 1, arbitrary: fc.record({ refer: voters }) },
);
/** Something that is tried on a proposal, in time or not, by who may or may not. */
export type WalkStep = typeof steps extends fc.Arbitrary<infer Value> ? Value : never;

/** The way to an execution on each track, between whose steps anything may be tried. */
const opening: readonly WalkStep[] = [
  { consent: 'bank', act: 'urgency' },
  { consent: 'exchange', act: 'urgency' },
  { wait: 11 },
  { move: 'Proposals:openVoting' },
];
const closing: readonly WalkStep[] = [
  { wait: 70 },
  { move: 'Proposals:openReveal' },
  ...VOTER_IDS.map((reveal) => ({ reveal, choice: 'yes' }) as const),
  { move: 'Proposals:close' },
  { wait: 35 },
  { move: 'Execution:execute' },
];
const ballots: readonly WalkStep[] = VOTER_IDS.map((cast) => ({ cast, choice: 'yes' }));
const ratifying: readonly WalkStep[] = [
  ...VOTER_IDS.map((ratify) => ({ ratify, choice: 'yes' }) as const),
  { move: 'Safeguards:concludeRatification' },
];
const road: readonly WalkStep[] = [...opening, ...ballots, ...closing, ...ratifying];

const onTheRoad = fc
  .array(fc.array(steps, { maxLength: 2 }), { minLength: road.length, maxLength: road.length })
  .map((between) => road.flatMap((one, index) => [...(between[index] ?? []), one]));
const offTheRoad = fc.array(steps, { minLength: 10, maxLength: 40 }).map((tried) => [...opening, ...tried]);

/** A track and what is tried on it, on the road of a decision with any detours or off it. */
export const walks = fc.tuple(fc.constantFrom(...WALKED_TRACKS), fc.oneof(onTheRoad, offTheRoad));

/** Walks that must always be among those tried: the roads themselves, and an urgent decision that nobody ratifies. */
export const ROADS: readonly [WalkedTrack, WalkStep[]][] = [
  ...WALKED_TRACKS.map((trackId): [WalkedTrack, WalkStep[]] => [trackId, [...road]]),
  [
    'urgent',
    [...opening, ...ballots, ...closing, { wait: 250 }, { move: 'Safeguards:concludeRatification' }],
  ],
  [
    'urgent',
    [...opening, { cast: 'bank', choice: 'yes' }, { wait: 11 }, { move: 'Proposals:close' }, { wait: 1 }],
  ],
  [
    'guarded',
    [
      ...opening,
      { consent: 'bank', act: 'hold' },
      { consent: 'insurer', act: 'hold' },
      { move: 'Safeguards:hold' },
      { wait: 70 },
      { move: 'Safeguards:release' },
      ...ballots,
      { from: 'bank', to: 'insurer', minutes: 300 },
      ...closing,
    ],
  ],
  [
    'guarded',
    [
      ...opening,
      { cast: 'bank', choice: 'yes' },
      { cast: 'exchange', choice: 'no' },
      { wait: 35 },
      { wait: 11 },
      { cast: 'insurer', choice: 'no' },
      { wait: 35 },
      { move: 'Proposals:extend' },
      { wait: 35 },
      { move: 'Proposals:close' },
    ],
  ],
];

async function take(on: ProposalSteps, proposalId: string, step: WalkStep): Promise<unknown> {
  if ('wait' in step) return (on.ledger.now += step.wait * MINUTE);
  if ('move' in step) return on.send('insurer', step.move, { proposalId });
  if ('cast' in step) return vote(on, proposalId, step.cast, step.choice);
  if ('reveal' in step) return on.reveal(step.reveal, proposalId, step.choice);
  if ('ratify' in step) return ratify(on, proposalId, step.ratify, step.choice);
  if ('recuse' in step) {
    return on.send(`${step.recuse}.rep`, 'Ballots:recuse', { proposalId, reason: 'x' });
  }
  if ('refer' in step) return on.send(`${step.refer}.rep`, 'Ballots:demandReferral', { proposalId });
  if ('from' in step) {
    const { trackId } = proposalOf(on, proposalId);
    const until = on.ledger.now + step.minutes * MINUTE;
    return on.send(`${step.from}.gil`, 'Delegations:give', { trackId, to: step.to, until });
  }
  return on.consent(step.consent, proposalId, step.act, detail(on, step.act));
}

function detail(on: ProposalSteps, act: (typeof ACTS)[number]): { until?: number; subject?: string } {
  if (act === 'hold') return { until: on.ledger.now + 45 * MINUTE };
  return act === 'recusal' ? { subject: 'university' } : {};
}

async function vote(on: ProposalSteps, proposalId: string, who: VoterId, choice: Choice): Promise<unknown> {
  const secret = proposalOf(on, proposalId).trackId === 'hidden';
  return secret ? on.commit(who, proposalId, choice) : on.cast(who, proposalId, choice);
}

async function ratify(on: ProposalSteps, proposalId: string, who: VoterId, choice: Choice): Promise<unknown> {
  await on.approve(`${who}.ann`, proposalId, choice);
  const approvals = [{ personId: `${who}.ann`, salt: SALT }];
  return on.send(`${who}.rep`, 'Ballots:castRatification', { proposalId, choice, approvals });
}

function proposalOf(on: ProposalSteps, proposalId: string): ProposalRecord {
  const proposal = on.ledger.record('proposal', [proposalId]);
  if (proposal === undefined) throw new Error('the proposal is gone');
  return proposal;
}

/** Everything that a step may or may not have changed. */
export interface Seen {
  readonly at: number;
  readonly proposal: ProposalRecord;
  readonly phase: PhaseRecord;
  /** Who has cast and committed to what. */
  readonly ballots: readonly { readonly memberId: string }[];
  readonly commitments: readonly { readonly memberId: string }[];
  readonly ratification: number;
  readonly audit: number;
  readonly executed: number;
  readonly open: number;
  /** Of the person to whom the decision gives a role. */
  readonly roles: readonly string[];
}

function look(on: ProposalSteps, proposalId: string): Seen {
  const { ledger } = on;
  return {
    at: ledger.now,
    proposal: proposalOf(on, proposalId),
    phase: on.phase(proposalId),
    ballots: ledger.records('ballot'),
    commitments: ledger.records('commitment'),
    ratification: ledger.count('ratification-ballot'),
    audit: ledger.count('audit'),
    executed: ledger.records('audit').filter(({ event }) => event === 'execution.executed').length,
    open: ledger.recordsUnder('open-proposal', []).length,
    roles: ledger.record('person', ['bank.ann'])?.roles ?? [],
  };
}

/** A decision that fell in a step, with the ledger's votes of that moment read a second time. */
export interface Fallen {
  readonly decision: DecisionRecord;
  readonly votes: readonly ReferenceVote[];
}

/** One step of a walk: what was before and after it, and what was decided in it. */
export interface Taken {
  readonly step: WalkStep;
  readonly before: Seen;
  readonly after: Seen;
  readonly fallen: readonly Fallen[];
}

function decisionsOf({ ledger }: ProposalSteps): DecisionRecord[] {
  return [...ledger.records('decision'), ...ledger.records('stage-decision')];
}

/** Walks: drafts and submits a role for `bank.ann`, then tries every step. */
export async function walk(
  consortium: HeldConsortium,
  [trackId, tried]: readonly [WalkedTrack, readonly WalkStep[]],
): Promise<Taken[]> {
  const on = consortium.current;
  consortium.restore();
  const proposalId = await on.draft([grant('bank.ann', 'representative')], 'bank.rep', { trackId });
  accepted(await on.send('bank.rep', 'Proposals:submit', { proposalId }));
  const taken: Taken[] = [];
  let before = look(on, proposalId);
  for (const step of tried) {
    const stages = decisionsOf(on).map(({ stage }) => stage);
    await take(on, proposalId, step);
    const after = look(on, proposalId);
    const fallen = decisionsOf(on)
      .filter(({ stage }) => !stages.includes(stage))
      .map((decision) => ({ decision, votes: ledgerVotes(on, decision, after) }));
    taken.push({ step, before, after, fallen });
    before = after;
  }
  return taken;
}
