import type { Permission } from '@fabric-governance/chaincode/governance/authority/permissions';
import type { PhaseRecord } from '@fabric-governance/chaincode/governance/records/proposals';
import type { ProposalState } from '@fabric-governance/chaincode/governance/states';
import type { WordKey } from '../i18n/words/keys.js';

/** What can be done with a proposal as a whole, besides deliberating and voting. */
export const ACTS = [
  'submit',
  'sponsor',
  'withdraw',
  'agreeToWithdrawal',
  'takeBack',
  'openVoting',
  'close',
  'execute',
  'expire',
] as const;
export type Act = (typeof ACTS)[number];

/** What the console knows about a proposal, in the list as in its page. */
export interface ProposalFacts {
  readonly personId: string;
  readonly memberId: string;
  readonly phase: PhaseRecord;
  readonly sponsors: readonly string[];
  /** Sponsors that its track needs. */
  readonly sponsorsNeeded: number;
  /** Whether a sponsor has agreed to a withdrawal after the first ballot. */
  readonly withdrawalAgreed: boolean;
  readonly ballots: number;
  /** Whether the agents carry it out. */
  readonly network: boolean;
  /** Whether it is the exit of the institution that has proposed it. */
  readonly exit: boolean;
  /** Whether the console's own recount says that no outstanding ballot can change the outcome. */
  readonly certain: boolean;
}

export interface ActorFacts {
  readonly personId: string | null;
  readonly memberId: string;
  readonly permissions: readonly Permission[];
  readonly regulator: boolean;
}

/** Why an act is not possible now: a key with parameters, times still in milliseconds. */
export interface Obstacle {
  readonly key: WordKey;
  readonly params: Readonly<Record<string, string | number>>;
}

const STATES = {
  submit: ['draft'],
  sponsor: ['draft'],
  withdraw: ['draft', 'notice', 'voting'],
  agreeToWithdrawal: ['voting'],
  takeBack: ['queued', 'failed'],
  openVoting: ['notice'],
  close: ['voting'],
  execute: ['queued'],
  expire: ['queued', 'failed'],
} as const satisfies Record<Act, readonly ProposalState[]>;

const PERMISSION_OF: Partial<Record<Act, Permission>> = {
  submit: 'proposal.propose',
  withdraw: 'proposal.propose',
  takeBack: 'proposal.propose',
  sponsor: 'proposal.sponsor',
  agreeToWithdrawal: 'proposal.sponsor',
};

type Guard = (facts: ProposalFacts, actor: ActorFacts, now: number) => Obstacle | undefined;

const obstacle = (key: WordKey, params: Obstacle['params'] = {}): Obstacle => ({ key, params });

const needDrafter: Guard = (facts, actor) =>
  facts.personId === actor.personId
    ? undefined
    : obstacle('proposals.reasonNotOwn', { personId: facts.personId });

const needMoment = (key: WordKey, moment: number | undefined, now: number): Obstacle | undefined =>
  moment !== undefined && now < moment ? obstacle(key, { at: moment }) : undefined;

const GUARDS: Readonly<Record<Act, Guard>> = {
  submit: (facts, actor, now) => {
    const { sponsors, sponsorsNeeded } = facts;
    const missing =
      sponsors.length < sponsorsNeeded
        ? obstacle('proposals.reasonSponsors', { sponsors: sponsors.length, needed: sponsorsNeeded })
        : undefined;
    return needDrafter(facts, actor, now) ?? missing;
  },
  sponsor: (facts, actor) => {
    if (facts.memberId === actor.memberId) return obstacle('proposals.reasonOwn');
    return facts.sponsors.includes(actor.memberId) ? obstacle('proposals.reasonSponsored') : undefined;
  },
  withdraw: (facts, actor, now) => {
    const isBound = facts.ballots > 0 && !facts.withdrawalAgreed;
    return needDrafter(facts, actor, now) ?? (isBound ? obstacle('proposals.reasonBallots') : undefined);
  },
  agreeToWithdrawal: ({ withdrawalAgreed }) =>
    withdrawalAgreed ? obstacle('proposals.reasonAgreed') : undefined,
  takeBack: () => undefined,
  openVoting: ({ phase }, _, now) => needMoment('proposals.reasonNotice', phase.noticeEndsAt, now),
  close: ({ phase, certain }, _, now) =>
    certain ? undefined : needMoment('proposals.reasonVoting', phase.votingEndsAt, now),
  execute: ({ phase }, _, now) => needMoment('proposals.reasonDue', phase.dueAt, now),
  expire: () => undefined,
};

/** Acts that make sense to show at all: the state has them, and they are not the agents' alone. */
function isOffered(
  act: Act,
  facts: ProposalFacts,
  { memberId, now }: { readonly memberId: string; readonly now: number },
): boolean {
  const states: readonly ProposalState[] = STATES[act];
  if (!states.includes(facts.phase.state)) return false;
  const isExpired = facts.phase.expiresAt !== undefined && now >= facts.phase.expiresAt;
  if (act === 'agreeToWithdrawal') return facts.ballots > 0 && facts.sponsors.includes(memberId);
  if (act === 'takeBack') return facts.exit && facts.memberId === memberId;
  if (act === 'expire') return isExpired;
  if (act === 'execute') return !facts.network && !isExpired;
  return true;
}

/** An act with what stands against it now; undefined: it may be done. */
export interface OfferedAct {
  readonly act: Act;
  readonly against: Obstacle | undefined;
}

/**
 * The acts to offer this person on this proposal, none to a regulator. It foresees the chaincode's refusals so that nobody
 * signs in vain; the chaincode still decides.
 */
export function offeredActs(facts: ProposalFacts, actor: ActorFacts, now: number): readonly OfferedAct[] {
  if (actor.regulator) return [];
  return ACTS.filter((act) => isOffered(act, facts, { memberId: actor.memberId, now })).map((act) => {
    const permission = PERMISSION_OF[act];
    const against =
      actor.personId === null
        ? obstacle('common.reasonUnbound')
        : permission !== undefined && !actor.permissions.includes(permission)
          ? obstacle('common.reasonPermission', { permission })
          : GUARDS[act](facts, actor, now);
    return { act, against };
  });
}
