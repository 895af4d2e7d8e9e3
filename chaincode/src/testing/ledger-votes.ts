import type { DecisionRecord } from '../governance/records/decisions.js';
import type { PhaseRecord, ProposalRecord } from '../governance/records/proposals.js';
import type { ProposalSteps } from './proposal-steps.js';
import type { ReferenceVote } from './reference-count.js';

/** The ledger's votes read a second time, by rules written anew: own ballot, commitment, delegate, silence. */
export function ledgerVotes(
  { ledger }: ProposalSteps,
  decision: DecisionRecord,
  { proposal, phase }: { readonly proposal: ProposalRecord; readonly phase: PhaseRecord },
): ReferenceVote[] {
  const { trackId } = decision.rule;
  const electors =
    trackId === proposal.trackId ? proposal.pin?.electorate : proposal.pin?.standard?.electorate;
  const kind = decision.stage === 'ratification' ? 'ratification-ballot' : 'ballot';
  const ballots = new Map(ledger.records(kind).map(({ memberId, choice }) => [memberId, choice]));
  const hidden = new Set(ledger.records('commitment').map(({ memberId }) => memberId));
  const left = new Set(ledger.records('recusal').map(({ memberId }) => memberId));
  const end = Math.min(decision.decidedAt, (phase.votingEndsAt ?? Infinity) - 1);
  const handed = ledger
    .records('delegation')
    .filter((one) => one.trackId === trackId && one.since <= end && end < one.until)
    .filter(({ revokedAt }) => revokedAt === undefined || end < revokedAt);
  const own = (memberId: (typeof handed)[number]['from']): string | undefined =>
    ballots.get(memberId) ?? (hidden.has(memberId) ? 'unrevealed' : undefined);
  const out = new Set(
    electors?.filter((one) => one.recused !== undefined || left.has(one.memberId)).map((one) => one.memberId),
  );
  return (electors ?? []).map((elector) => {
    if (out.has(elector.memberId)) return { elector, fate: 'recused', delegated: false };
    const mine = own(elector.memberId);
    if (mine !== undefined) return { elector, fate: mine, delegated: false };
    const holder = handed.find(({ from }) => from === elector.memberId)?.to;
    const theirs = holder === undefined || out.has(holder) ? undefined : own(holder);
    return { elector, fate: theirs ?? 'silent', delegated: theirs !== undefined };
  });
}
