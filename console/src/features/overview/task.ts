import type { ProposalSummary } from '@fabric-governance/gateway-api/contract/governance';
import type { WordKey } from '../../i18n/words/keys.js';
import { type Act, type ActorFacts, offeredActs } from '../../proposal/act.js';
import { isNetworkProposal } from '../../proposal/family.js';

/** Something that waits for this person. */
export interface Task {
  readonly proposalId: string;
  readonly title: string;
  readonly word: WordKey;
}

/** Acts worth a line of their own. Withdrawing is possible, but nothing that waits; expiry is the agents' chore. */
const ACT_WORDS: Partial<Record<Act, WordKey>> = {
  submit: 'overview.taskSubmit',
  sponsor: 'overview.taskSponsor',
  openVoting: 'overview.taskOpenVoting',
  close: 'overview.taskClose',
  execute: 'overview.taskExecute',
};

function isExit({ actionKinds }: ProposalSummary): boolean {
  return actionKinds.includes('member.exit');
}

function ballotWord(summary: ProposalSummary, actor: ActorFacts, voting: boolean): WordKey | undefined {
  const { phase, ballots } = summary;
  if (!voting || (phase.state !== 'notice' && phase.state !== 'voting')) return undefined;
  if (ballots.some(({ memberId }) => memberId === actor.memberId)) return undefined;
  // Of an exit its institution decides alone.
  if (isExit(summary) && summary.memberId !== actor.memberId) return undefined;
  if (phase.state === 'voting' && actor.permissions.includes('ballot.cast')) return 'overview.taskCast';
  const deliberates =
    actor.permissions.includes('opinion.give') || actor.permissions.includes('ballot.approve');
  return deliberates ? 'overview.taskOpinion' : undefined;
}

export interface TaskContext {
  readonly actor: ActorFacts;
  /** Whether the person's institution votes at all. */
  readonly voting: boolean;
  readonly sponsorsNeeded: (trackId: string) => number;
  readonly now: number;
}

/** What a person can do now about a proposal, most telling first; nothing for a regulator. */
export function tasksOf(summary: ProposalSummary, context: TaskContext): readonly Task[] {
  const { actor, now } = context;
  if (actor.regulator || actor.personId === null) return [];
  const facts = {
    ...summary,
    sponsorsNeeded: context.sponsorsNeeded(summary.trackId),
    ballots: summary.ballots.length,
    network: isNetworkProposal(summary.actionKinds),
    exit: isExit(summary),
    certain: false,
    withdrawalAgreed: false,
  };
  const words = [
    ballotWord(summary, actor, context.voting),
    ...offeredActs(facts, actor, now)
      .filter(({ against }) => against === undefined)
      .map(({ act }) => ACT_WORDS[act]),
  ];
  return words
    .filter((word) => word !== undefined)
    .map((word) => ({ proposalId: summary.id, title: summary.title, word }));
}
