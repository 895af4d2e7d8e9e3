import { z } from 'zod';
import { needPermission, needVotingMember, type Context, type PersonActor } from '../authority/actor.js';
import { invalid } from '../argument.js';
import type { Sha256Hex } from '../ids.js';
import { checkRanking } from '../elections/ranking.js';
import { commitmentTo } from '../lifecycle/ballot-secrecy.js';
import { needElector } from '../lifecycle/elector.js';
import { standardRules, type PinnedRules } from '../lifecycle/pinned-rules.js';
import { needState, type Standing } from '../lifecycle/transition.js';
import type {
  ApprovalRecord,
  BallotRecord,
  CommitmentRecord,
  OpinionRecord,
  PreparedBallotRecord,
} from '../records/proposals.js';
import { CHOICES } from '../states.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';

const salt = z.string().regex(/^[0-9a-f]{64}$/u, '32 bytes in lower-case hex');

/** What travels in the transient map of an opinion and of an approval: never on the ledger in the clear. */
const opinionSchema = z.strictObject({
  choice: z.enum(CHOICES),
  text: z.string().max(20_000),
  salt,
});
const approvalSchema = z.union([
  z.strictObject({
    choice: z.enum(CHOICES),
    ranking: z.array(z.string().max(40)).min(1).max(50).exactOptional(),
    salt,
  }),
  z.strictObject({ commitment: salt.transform((text) => text as Sha256Hex), salt }),
]);

const preparedSchema = z.strictObject({
  choice: z.enum(CHOICES),
  ranking: z.array(z.string().max(40)).min(1).max(50).exactOptional(),
  salt,
});

export interface ApprovalState extends Standing {
  readonly rules: PinnedRules;
  /** The institution's ballot or commitment in the vote that is running; once it stands and cannot change, nothing is left to approve. */
  readonly cast: BallotRecord | CommitmentRecord | null;
}

/** States in which an institution deliberates. */
const DELIBERATING = ['notice', 'voting', 'awaiting-ratification'] as const;

/** A person's opinion for the own institution (R2, R36): from the notice on, until the vote is decided. */
export function decideOpinion(
  { proposal, phase }: Standing,
  transient: unknown,
  { actor, now }: Context<PersonActor>,
): Verdict<OpinionRecord> {
  const refused = needPermission(actor, 'opinion.give') ?? needState(phase, ...DELIBERATING);
  if (refused !== undefined) return refused;
  const parsed = opinionSchema.safeParse(transient);
  if (!parsed.success) return invalid(parsed.error, ['transient', 'opinion']);
  const keys = { proposalId: proposal.id, personId: actor.person.id };
  return accept({ schemaVersion: 1, ...keys, ...parsed.data, at: now });
}

/** A person's approval of the ballot that the institution is about to cast (R2). A later one replaces it. */
export function decideApproval(
  state: ApprovalState,
  transient: unknown,
  { actor }: Context<PersonActor>,
): Verdict<ApprovalRecord> {
  const { proposal, phase, cast, rules } = state;
  const refused = checkApprover(state, actor) ?? needState(phase, ...DELIBERATING);
  if (refused !== undefined) return refused;
  if (cast !== null && rules.track.changeable === undefined) {
    return refuse('BALLOT_ALREADY_CAST', { proposalId: proposal.id, memberId: actor.member.id });
  }
  const parsed = approvalSchema.safeParse(transient);
  if (!parsed.success) return invalid(parsed.error, ['transient', 'approval']);
  const round = phase.state === 'awaiting-ratification' ? { round: 'ratification' as const } : {};
  const keys = { proposalId: proposal.id, personId: actor.person.id };
  return accept({ schemaVersion: 1, ...keys, ...round, ...parsed.data });
}

/**
 * What the institution's secret ballot is to hide, told to its own people before they approve it (R26): from the notice on, until the
 * vote is over. VOTE_NOT_SECRET on a track whose ballots are open.
 */
export function decidePrepare(
  { proposal, phase, rules }: Omit<ApprovalState, 'cast'>,
  transient: unknown,
  { actor, now }: Context<PersonActor>,
): Verdict<PreparedBallotRecord> {
  const refused =
    needPermission(actor, 'ballot.cast') ??
    needVotingMember(actor.member) ??
    needElector(rules, proposal.id, actor.member.id) ??
    needState(phase, 'notice', 'voting');
  if (refused !== undefined) return refused;
  if (rules.track.secret === undefined) return refuse('VOTE_NOT_SECRET', { proposalId: proposal.id });
  const parsed = preparedSchema.safeParse(transient);
  if (!parsed.success) return invalid(parsed.error, ['transient', 'ballot']);
  const unranked = checkRanking(proposal, parsed.data);
  if (unranked !== undefined) return unranked;
  const commitment = commitmentTo({ proposalId: proposal.id, memberId: actor.member.id, ...parsed.data });
  const keys = { proposalId: proposal.id, commitment, personId: actor.person.id };
  return accept({ schemaVersion: 1, ...keys, ...parsed.data, at: now });
}

function checkApprover({ proposal, phase, rules }: ApprovalState, actor: PersonActor): Refused | undefined {
  const voting = phase.state === 'awaiting-ratification' ? standardRules(rules) : rules;
  return (
    needPermission(actor, 'ballot.approve') ??
    needVotingMember(actor.member) ??
    needElector(voting, proposal.id, actor.member.id)
  );
}

/** Refuses a person who takes no part in the institution's deliberation: reading it is for those who do. */
export function needDeliberator(actor: PersonActor): Refused | undefined {
  const takesPart = actor.permissions.has('ballot.approve') || actor.permissions.has('ballot.cast');
  return takesPart ? undefined : needPermission(actor, 'opinion.give');
}
