import type { Outcome } from '@fabric-governance/chaincode/governance/states';
import { expectedOutcome, type RecordedOutcome, type RecordedVotes } from '../recorded-votes.js';
import { REPLAY_FORMAT } from './replay-file.js';

const OUTCOMES: Readonly<Record<RecordedOutcome, Outcome>> = {
  passed: 'approved',
  rejected: 'rejected',
  'no-quorum': 'no-quorum',
};

/**
 * A file of recorded counts in the older form as a replay file: each vote under each rule, with the charter that has a track for each
 * rule. Early decision is switched off, so that every recorded ballot is counted.
 */
export function fromRecordedVotes(votes: RecordedVotes, charter: Readonly<Record<string, unknown>>): unknown {
  const tracks = Object.entries((charter['tracks'] ?? {}) as Readonly<Record<string, object>>).map(
    ([id, track]) => [id, { ...track, earlyDecision: false }] as const,
  );
  return {
    schemaVersion: REPLAY_FORMAT,
    title: 'Recorded votes',
    charter: { ...charter, tracks: Object.fromEntries(tracks) },
    members: votes.electorate,
    votes: votes.votes.flatMap((vote, index) =>
      Object.keys(votes.rules).map((track) => {
        const outcome = expectedOutcome(votes, vote, track);
        return {
          id: `vote-${index + 1}-${track}`,
          matter: `${vote.matter} (${vote.date})`.slice(0, 200),
          track,
          ballots: { counts: [{ yes: vote.yes, no: vote.no, abstain: vote.abstain }] },
          expected: {
            ...(outcome === null ? {} : { outcome: OUTCOMES[outcome] }),
            heads: { yes: vote.yes, no: vote.no, abstain: vote.abstain, silent: vote.absent },
          },
        };
      }),
    ),
  };
}
