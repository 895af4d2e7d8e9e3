import type { AuditEvent } from '../records/audit.js';
import type { ProposalState } from '../states.js';

/** One row of the table: from which states to which, by whom, behind which guard, with which audit event. */
export interface Transition {
  readonly from: readonly ProposalState[];
  readonly to: readonly ProposalState[];
  /** Who may set it going. */
  readonly who: string;
  /** The function that guards it, in the file of the row's name. */
  readonly guard: string;
  /** The file of the row, where it is not called like the row itself. */
  readonly file?: string;
  readonly event: AuditEvent;
}

/** States that a hold can stop: everything that is not over. */
export const OPEN_STATES = [
  'draft',
  'notice',
  'voting',
  'reveal',
  'queued',
  'executing',
  'failed',
  'awaiting-ratification',
] as const satisfies readonly ProposalState[];

/**
 * Every transition of a proposal, row by row as in design §3; there are no others. Each is a file of this folder: `submit` is in
 * submit.ts. The guard of a row is the function of that name in its file; a test holds that every row has one.
 *
 * | design                                        | rows here                                  |
 * |-----------------------------------------------|--------------------------------------------|
 * | – → draft                                     | draft                                      |
 * | draft → notice                                | submit                                     |
 * | notice → voting                               | open-voting                                |
 * | voting → reveal                               | open-reveal                                |
 * | voting → voting, later deadline               | extend                                     |
 * | voting/reveal → approved, rejected, no-quorum | close                                      |
 * | urgent voting → standard voting               | convert                                    |
 * | approved → queued                             | queue                                      |
 * | queued → vetoed                               | veto                                       |
 * | any open → held → back                        | hold, release                              |
 * | queued → executed                             | execute                                    |
 * | queued → executing → executed / failed        | start, complete, fail                      |
 * | failed → executing                            | retry                                      |
 * | approved/queued/failed → expired              | expire                                     |
 * | draft/notice/voting → withdrawn               | withdraw                                   |
 * | queued/failed exit → withdrawn (R8)           | take-back                                  |
 * | open → superseded                             | supersede                                  |
 * | urgent executed → … → ratified / annulled     | await-ratification, ratify, annul          |
 */
export const TRANSITIONS = {
  draft: {
    from: [],
    to: ['draft'],
    who: 'proposer',
    guard: 'mayDraft',
    event: 'proposal.drafted',
  },
  submit: {
    from: ['draft'],
    to: ['notice'],
    who: 'proposer and sponsors',
    guard: 'maySubmit',
    event: 'proposal.submitted',
  },
  'open-voting': {
    from: ['notice'],
    to: ['voting'],
    who: 'anyone',
    guard: 'mayOpenVoting',
    event: 'proposal.voting-opened',
  },
  'open-reveal': {
    from: ['voting'],
    to: ['reveal'],
    who: 'anyone',
    guard: 'mayOpenReveal',
    event: 'proposal.reveal-opened',
  },
  extend: {
    from: ['voting'],
    to: ['voting'],
    who: 'anyone',
    guard: 'mayExtend',
    event: 'proposal.extended',
  },
  close: {
    from: ['voting', 'reveal'],
    to: ['approved', 'rejected', 'no-quorum'],
    who: 'anyone',
    guard: 'mayClose',
    event: 'proposal.decided',
  },
  convert: {
    from: ['voting'],
    to: ['voting'],
    who: 'anyone',
    guard: 'missesUrgentBar',
    event: 'proposal.converted',
  },
  queue: {
    from: ['approved'],
    to: ['queued'],
    who: 'automatic, with the approval',
    guard: 'queueFacts',
    event: 'proposal.queued',
  },
  veto: {
    from: ['queued'],
    to: ['vetoed'],
    who: 'anyone, once enough guardians have said so',
    guard: 'mayVeto',
    event: 'proposal.vetoed',
  },
  hold: {
    from: OPEN_STATES,
    to: ['held'],
    who: 'anyone, once enough of a regulator or of guardians have said so',
    guard: 'mayHold',
    event: 'proposal.held',
  },
  release: {
    from: ['held'],
    to: OPEN_STATES,
    who: 'who held it, together; anyone at expiry',
    guard: 'mayRelease',
    event: 'proposal.released',
  },
  execute: {
    from: ['queued'],
    to: ['executed'],
    who: 'anyone',
    guard: 'mayExecute',
    event: 'execution.executed',
  },
  start: {
    from: ['queued'],
    to: ['executing'],
    who: 'agents',
    guard: 'mayStart',
    event: 'execution.started',
  },
  complete: {
    from: ['executing'],
    to: ['executed'],
    who: 'anyone, once enough agents have attested',
    guard: 'mayComplete',
    event: 'execution.executed',
  },
  fail: {
    from: ['executing'],
    to: ['failed'],
    who: 'anyone',
    guard: 'mayFail',
    event: 'execution.failed',
  },
  retry: {
    from: ['failed'],
    to: ['executing'],
    who: 'agents',
    guard: 'mayRetry',
    event: 'execution.started',
  },
  expire: {
    from: ['queued', 'failed'],
    to: ['expired'],
    who: 'anyone',
    guard: 'mayExpire',
    event: 'proposal.expired',
  },
  withdraw: {
    from: ['draft', 'notice', 'voting'],
    to: ['withdrawn'],
    who: 'proposer; after the first ballot with a sponsor',
    guard: 'mayWithdraw',
    event: 'proposal.withdrawn',
  },
  'take-back': {
    from: ['queued', 'failed'],
    to: ['withdrawn'],
    who: 'the institution that has declared its exit',
    guard: 'mayTakeBack',
    event: 'proposal.withdrawn',
  },
  supersede: {
    from: ['draft', 'notice', 'voting', 'reveal', 'queued', 'failed'],
    to: ['superseded'],
    who: 'anyone',
    guard: 'maySupersede',
    event: 'proposal.superseded',
  },
  'await-ratification': {
    from: ['executed'],
    to: ['awaiting-ratification'],
    who: 'automatic, with the execution of an urgent decision',
    guard: 'needsRatification',
    event: 'proposal.awaiting-ratification',
  },
  ratify: {
    from: ['awaiting-ratification'],
    to: ['ratified'],
    who: 'anyone',
    guard: 'mayConcludeRatification',
    file: 'conclude-ratification',
    event: 'proposal.ratified',
  },
  annul: {
    from: ['awaiting-ratification'],
    to: ['annulled'],
    who: 'anyone',
    guard: 'mayConcludeRatification',
    file: 'conclude-ratification',
    event: 'proposal.annulled',
  },
} as const satisfies Record<string, Transition>;

export type TransitionName = keyof typeof TRANSITIONS;

/** States in which nothing can happen to a proposal any more, but what an urgent execution brings with it at once. */
export const TERMINAL_STATES: readonly ProposalState[] = [
  'rejected',
  'no-quorum',
  'vetoed',
  'executed',
  'ratified',
  'annulled',
  'expired',
  'withdrawn',
  'superseded',
];

/** Whether a proposal that rests in this state is over, and no longer counts towards its institution's cap. */
export function isTerminal(state: ProposalState): boolean {
  return TERMINAL_STATES.includes(state);
}

/** The states that can follow a state, by whichever row. */
export function nextStates(state: ProposalState): ProposalState[] {
  const rows: readonly Transition[] = Object.values(TRANSITIONS);
  return rows.filter(({ from }) => from.includes(state)).flatMap(({ to }) => to);
}
