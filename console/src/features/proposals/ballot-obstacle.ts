import { nominalMs } from '@fabric-governance/chaincode/governance/calendar/duration';
import type { DecisionRule } from '@fabric-governance/chaincode/governance/records/members';
import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import type { Language } from '../../i18n/languages.js';
import type { Word } from '../../i18n/words/keys.js';
import type { CountableApproval, Readiness } from '../../proposal/ballot-readiness.js';
import type { Reason } from '../../session/actor.js';
import { timeWords } from '../../wording/time.js';
import { ballotRound } from './ballot-round.js';
import type { BallotContent } from './ballot-content.js';

export interface BallotFacts {
  readonly view: ProposalView;
  readonly memberId: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Why the institution has no ballot here, in words. */
export function choiceObstacle({ view, memberId }: BallotFacts, t: Word): Reason {
  const elector = ballotRound(view).electors.find((one) => one.memberId === memberId);
  if (elector === undefined) return t('deliberation.reasonElectorate');
  if (elector.recused === 'subject') return t('leaving.recusedAsSubject');
  if (elector.recused === 'ruled') return t('leaving.recusedByRuling');
  const recusal = view.recusals.find((one) => one.memberId === memberId);
  return recusal === undefined ? undefined : t('leaving.recused', { reason: recusal.reason });
}

/** What the content of a ballot still lacks, in words. */
export function contentObstacle(view: ProposalView, content: BallotContent, t: Word): Reason {
  const { candidates, track } = ballotRound(view);
  const { choice, ranking, reason } = content;
  if (candidates.length > 0 && choice === 'yes' && ranking.length === 0)
    return t('ballotExtras.reasonRanking');
  const grounds = track.reasoned?.includes(choice) === true && reason.trim() === '';
  return grounds ? t('ballotExtras.reasonGrounds') : undefined;
}

/** Why the ballot cannot be cast now, in words: not entitled, not yet, no longer, or not enough approvals. */
export function castObstacle(
  facts: BallotFacts & { readonly readiness: Readiness<CountableApproval>; readonly rule: DecisionRule },
  { t, language }: { readonly t: Word; readonly language: Language },
): Reason {
  const { view, now, readiness, rule } = facts;
  const { state, noticeEndsAt = now } = view.phase;
  const { endsAt = now } = ballotRound(view);
  const entitled = choiceObstacle(facts, t);
  if (entitled !== undefined) return entitled;
  if (state === 'notice') return t('proposals.reasonNotice', { at: timeWords(noticeEndsAt, language) });
  if (now >= endsAt) return t('deliberation.reasonOver');
  if (readiness.ready) return undefined;
  return t(
    rule.makerIsNotChecker ? 'deliberation.reasonApprovals' : 'deliberation.reasonApprovalsOwnCounts',
    { approvals: readiness.counting.length, needed: readiness.needed },
  );
}

/** Until when a ballot that was cast may still be changed; undefined: it is final, or was never cast. */
export function changeableUntil({ view, memberId }: Omit<BallotFacts, 'now'>): number | undefined {
  const { round, track, ballots, endsAt } = ballotRound(view);
  const all = [...ballots, ...(round === undefined ? view.commitments : [])];
  const isCast = all.some((one) => one.memberId === memberId);
  if (round !== undefined || !isCast || endsAt === undefined || track.changeable === undefined)
    return undefined;
  return endsAt - nominalMs(track.changeable.until);
}
