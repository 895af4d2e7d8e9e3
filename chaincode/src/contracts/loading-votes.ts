import type { Charter, Track } from '../governance/charter.js';
import { trackNamed } from '../governance/charter/track-named.js';
import type { Executed } from '../governance/lifecycle/compensation.js';
import { standardRules } from '../governance/lifecycle/pinned-rules.js';
import { NO_VOTES, type VoteRecords } from '../governance/lifecycle/vote-records.js';
import type { ConsentRecord } from '../governance/records/bodies.js';
import type { PowerRecord } from '../governance/records/powers.js';
import { refuse } from '../governance/verdict.js';
import { NO_HISTORY, type TrackHistory } from '../governance/voters/attendance.js';
import type { Store } from '../ledger/store.js';
import { loadStanding, withRules, type Reading, type Submitted } from './loading.js';
import { RefusalError } from './refusal-error.js';

/** A proposal that ballots can be cast on. @throws RefusalError PROPOSAL_NOT_FOUND, PROPOSAL_NOT_VOTING for a draft */
export async function loadVoting(reading: Reading, proposalId: string): Promise<Submitted> {
  const standing = await loadStanding(reading, proposalId);
  const submitted = await withRules(reading.store, standing);
  if (submitted !== undefined) return submitted;
  const { state } = standing.phase;
  throw new RefusalError(refuse('PROPOSAL_NOT_VOTING', { proposalId, state }).refusal);
}

/** Everything that the vote of a proposal is counted from; what its track does not use is not read. */
export async function loadVotes(store: Store, { proposal, phase, rules }: Submitted): Promise<VoteRecords> {
  const { secret, delegation, recusal } = rules.track;
  // Who recused itself in an urgent vote stays so when it is converted, also where the standard track lets nobody declare that.
  const converted = phase.trackId !== undefined;
  return {
    ballots: await store.range('ballot', [proposal.id]),
    commitments: secret === undefined ? [] : await store.range('commitment', [proposal.id]),
    delegations: delegation === undefined ? [] : await store.range('delegation', [rules.trackId]),
    recusals: recusal?.declared === true || converted ? await store.range('recusal', [proposal.id]) : [],
  };
}

/**
 * Everything that a ratification is counted from: its own ballots, the standard track's delegations, and who has left the urgent vote;
 * nothing where none is due.
 */
export async function loadRatification(
  store: Store,
  { proposal, phase, rules }: Submitted,
): Promise<VoteRecords> {
  if (phase.state !== 'awaiting-ratification') return NO_VOTES;
  const { trackId, track } = standardRules(rules);
  return {
    ballots: await store.range('ratification-ballot', [proposal.id]),
    commitments: [],
    delegations: track.delegation === undefined ? [] : await store.range('delegation', [trackId]),
    recusals: await store.range('recusal', [proposal.id]),
  };
}

/** Past votes of a track, where its rules look at them, penalties, and obligations, where dues can cost something; those count on every track. */
export async function loadHistory(store: Store, trackId: string, charter: Charter): Promise<TrackHistory> {
  const penalties = await store.range('penalty', []);
  const obligations = charter.membership?.dues === undefined ? [] : await store.range('obligation', []);
  if (trackNamed(trackId, charter)?.attendance === undefined) {
    return { ...NO_HISTORY, penalties, obligations };
  }
  return {
    penalties,
    obligations,
    attendance: await store.range('attendance', [trackId]),
    resumptions: await store.range('resumption', [trackId]),
  };
}

/** Past votes of the tracks by which a proposal may go: its own and, of an urgent one, the standard track. */
export async function loadHistories(
  store: Store,
  trackId: string,
  charter: Charter,
): Promise<Record<string, TrackHistory>> {
  const standard = charter.tracks[trackId]?.urgent?.standard;
  const histories: Record<string, TrackHistory> = {};
  for (const id of standard === undefined ? [trackId] : [trackId, standard]) {
    histories[id] = await loadHistory(store, id, charter);
  }
  return histories;
}

/** What people of bodies have said about a proposal, where its track asks any body for anything. */
export async function loadConsents(
  store: Store,
  proposalId: string,
  { urgent, holds, reviews, recusal }: Track,
): Promise<ConsentRecord[]> {
  const asked = [urgent, holds, reviews, recusal?.ruledBy].some((part) => part !== undefined);
  return asked ? store.range('consent', [proposalId]) : [];
}

/** Powers that votes have granted to regulators, where the track lets anybody hold. */
export async function loadPowers(store: Store, { holds }: Track): Promise<PowerRecord[]> {
  return holds === undefined ? [] : store.range('power', []);
}

/** What an urgent execution changed, with each record as it is now. */
export async function loadExecuted(store: Store, { phase }: Submitted): Promise<Executed[]> {
  if (phase.executedIn === undefined) return [];
  const executed: Executed[] = [];
  for (const audit of await store.range('audit', [phase.executedIn])) {
    const current = await store.getByAttributes(audit.subject.kind, audit.subject.key);
    executed.push({ audit, current });
  }
  return executed;
}
