import type { Choice } from '@fabric-governance/chaincode/governance/states';
import type { ApprovedContent } from '../../proposal/ballot-readiness.js';
import type { BallotRound } from './ballot-round.js';

/** What is entered for a ballot. */
export interface BallotContent {
  readonly choice: Choice;
  /** Candidates in the order of preference; only of a yes in an election. */
  readonly ranking: readonly string[];
  /** Grounds, where the track asks for some. */
  readonly reason: string;
}

/** The ranking, where the ballot is a yes in an election. */
export function rankingOf(
  { choice, ranking }: Pick<BallotContent, 'choice' | 'ranking'>,
  { candidates }: Pick<BallotRound, 'candidates'>,
): { readonly ranking?: string[] } {
  return candidates.length > 0 && choice === 'yes' && ranking.length > 0 ? { ranking: [...ranking] } : {};
}

/** The grounds, where the track asks for some for this choice. */
export function groundsOf(
  { choice, reason }: Pick<BallotContent, 'choice' | 'reason'>,
  { track }: Pick<BallotRound, 'track'>,
): { readonly reason?: string } {
  const text = reason.trim();
  return text !== '' && track.reasoned?.includes(choice) === true ? { reason: text } : {};
}

/** What approvals of an open ballot must be of. */
export function approvedContent(content: BallotContent, round: BallotRound): ApprovedContent {
  return {
    choice: content.choice,
    ...rankingOf(content, round),
    ...(round.round === undefined ? {} : { round: round.round }),
  };
}
