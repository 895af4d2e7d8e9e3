import { setTimeout as sleep } from 'node:timers/promises';
import type { DecisionRecord, Tally } from '@fabric-governance/chaincode/governance/records/decisions';
import { CHOICES, type Choice, type Outcome } from '@fabric-governance/chaincode/governance/states';
import type { ErrorCode } from '@fabric-governance/gateway-api/contract/errors';
import type { Actor } from '../client/actor.js';
import { GatewayRefusal } from '../client/api.js';
import { draftedId } from '../client/drafting.js';
import { untilState } from '../client/until.js';
import { atMost } from './at-most.js';
import {
  expectedOutcome,
  type RecordedOutcome,
  type RecordedVote,
  type RecordedVotes,
} from './recorded-votes.js';

/** Proposals whose ballots are being cast at the same time; their windows overlap with those of all earlier ones. */
const CASTING_AT_ONCE = 4;
const DECIDED = ['queued', 'executed', 'rejected', 'no-quorum', 'expired'] as const;
const WORDS = {
  approved: 'passed',
  rejected: 'rejected',
  'no-quorum': 'no-quorum',
} as const satisfies Record<Outcome, RecordedOutcome>;

const WINDOW_MISSED: readonly ErrorCode[] = ['VOTING_OVER', 'PROPOSAL_NOT_VOTING'];
const MOST_TAKES = 3;

/** A vote whose ballots are all cast. */
interface Cast {
  readonly proposalId: string;
  /** When its window closes. */
  readonly endsAt: number;
}

/** One recorded vote under one track, as the ledger decided it. */
export interface ReplayedVote {
  readonly vote: RecordedVote;
  readonly trackId: string;
  readonly proposalId: string;
  readonly expected: RecordedOutcome | null;
  readonly outcome: RecordedOutcome;
  readonly decision: DecisionRecord;
  /** In words; empty when everything is as recorded. */
  readonly differences: readonly string[];
}

export interface ReplayOptions {
  readonly votes: RecordedVotes;
  /** The representatives, enrolled; one for each member. */
  readonly actors: readonly Actor[];
  readonly onDecided: (replayed: ReplayedVote) => void;
}

/** Replays every vote under every track through the gateways' public API; results in the order of the file. */
export async function replayVotes({
  votes,
  actors,
  onDecided,
}: ReplayOptions): Promise<readonly ReplayedVote[]> {
  const cases = votes.votes.flatMap((vote) => Object.keys(votes.rules).map((trackId) => ({ vote, trackId })));
  const casting = atMost(CASTING_AT_ONCE);
  return Promise.all(
    cases.map(async ({ vote, trackId }, index) => {
      const turn = [...actors.slice(index % actors.length), ...actors.slice(0, index % actors.length)];
      const { proposalId, endsAt } = await casting(() => castInTime(turn, vote, trackId));
      const decision = await decisionOf(turn, proposalId, endsAt);
      const replayed = compare({ votes, vote, trackId, decision });
      onDecided(replayed);
      return replayed;
    }),
  );
}

/** Casts all recorded ballots within one window; a vote whose window a slow machine missed is taken anew. */
async function castInTime(actors: readonly Actor[], vote: RecordedVote, trackId: string): Promise<Cast> {
  for (let take = 1; ; take += 1) {
    try {
      return await castAll(actors, vote, trackId);
    } catch (error) {
      const missed = error instanceof GatewayRefusal && WINDOW_MISSED.includes(error.error.code);
      if (!missed || take === MOST_TAKES) throw error;
    }
  }
}

/** Proposes, and casts the recorded ballots: first all yes, then no, then abstaining; who is left stays absent. */
async function castAll(actors: readonly Actor[], vote: RecordedVote, trackId: string): Promise<Cast> {
  const [proposer] = actors;
  if (proposer === undefined) throw new Error('A consortium without members cannot vote.');
  const proposalId = await draftedId(proposer, {
    title: vote.matter,
    description: `Recorded on ${vote.date}; replayed under the track ${trackId}.`,
    actions: [{ kind: 'resolution.record', payload: { text: vote.matter } }],
    trackId,
  });
  await proposer.submit('Proposals:submit', { proposalId });
  const { phase } = await untilState(proposer, proposalId, ['voting']);
  const choices = CHOICES.flatMap((choice) => Array.from({ length: vote[choice] }, () => choice));
  await Promise.all(choices.map((choice, index) => cast(actors[index], proposalId, choice)));
  return { proposalId, endsAt: phase.votingEndsAt ?? 0 };
}

async function cast(actor: Actor | undefined, proposalId: string, choice: Choice): Promise<void> {
  if (actor === undefined) throw new Error('More ballots than members.');
  const approval = await actor.approve(proposalId, choice);
  await actor.submit('Ballots:cast', { proposalId, choice, approvals: [approval] });
}

async function decisionOf(
  actors: readonly Actor[],
  proposalId: string,
  endsAt: number,
): Promise<DecisionRecord> {
  await sleep(Math.max(0, endsAt - Date.now()));
  const [reader] = actors;
  const view = reader && (await untilState(reader, proposalId, DECIDED));
  if (view?.decision === undefined) throw new Error(`${proposalId} ended without a decision record.`);
  return view.decision;
}

interface Comparison {
  readonly votes: RecordedVotes;
  readonly vote: RecordedVote;
  readonly trackId: string;
  readonly decision: DecisionRecord;
}

function compare({ votes, vote, trackId, decision }: Comparison): ReplayedVote {
  const expected = expectedOutcome(votes, vote, trackId);
  const outcome = WORDS[decision.outcome];
  const differences = [
    ...(expected === null || expected === outcome ? [] : [`expected ${expected}, decided ${outcome}`]),
    ...tallyDifferences(vote, decision.tally),
  ];
  return { vote, trackId, proposalId: decision.proposalId, expected, outcome, decision, differences };
}

function tallyDifferences(vote: RecordedVote, { heads }: Tally): readonly string[] {
  const pairs = [
    ...CHOICES.map((choice) => [choice, vote[choice], heads[choice]] as const),
    ['absent', vote.absent, heads.silent] as const,
  ];
  return pairs
    .filter(([, recorded, counted]) => recorded !== counted)
    .map(([what, recorded, counted]) => `${recorded} ${what} recorded, ${counted} counted`);
}
