import type { DecisionRule } from '@fabric-governance/chaincode/governance/records/members';
import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import type { Language } from '../../i18n/languages.js';
import type { Word } from '../../i18n/words/keys.js';
import type { CountableApproval, Readiness } from '../../proposal/ballot-readiness.js';
import type { Reason } from '../../session/actor.js';
import { timeWords } from '../../wording/time.js';

export interface BallotFacts {
  readonly view: ProposalView;
  readonly memberId: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Why the institution has no ballot here, in words. */
export function choiceObstacle({ view, memberId }: BallotFacts, t: Word): Reason {
  const isElector = view.proposal.pin?.electorate.some((elector) => elector.memberId === memberId) === true;
  return isElector ? undefined : t('deliberation.reasonElectorate');
}

/** Why the ballot cannot be cast now, in words: not entitled, not yet, no longer, or not enough approvals. */
export function castObstacle(
  facts: BallotFacts & { readonly readiness: Readiness<CountableApproval>; readonly rule: DecisionRule },
  { t, language }: { readonly t: Word; readonly language: Language },
): Reason {
  const { view, now, readiness, rule } = facts;
  const { state, noticeEndsAt = now, votingEndsAt = now } = view.phase;
  const entitled = choiceObstacle(facts, t);
  if (entitled !== undefined) return entitled;
  if (state === 'notice') return t('proposals.reasonNotice', { at: timeWords(noticeEndsAt, language) });
  if (now >= votingEndsAt) return t('deliberation.reasonOver');
  if (readiness.ready) return undefined;
  return t(
    rule.makerIsNotChecker ? 'deliberation.reasonApprovals' : 'deliberation.reasonApprovalsOwnCounts',
    { approvals: readiness.counting.length, needed: readiness.needed },
  );
}
