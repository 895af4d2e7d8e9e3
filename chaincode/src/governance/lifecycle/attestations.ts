import { attestationsNeeded, votingMembers } from '../electorate.js';
import type { AttestationRecord } from '../records/executions.js';
import type { GovernanceState } from '../state.js';
import type { PinnedRules } from './pinned-rules.js';
import type { Standing } from './transition.js';

export interface AttestedState extends Standing {
  readonly rules: PinnedRules;
  readonly state: GovernanceState;
  /** Attestations of the running attempt, sorted by member. */
  readonly attestations: readonly AttestationRecord[];
}

export interface AttestationCount {
  readonly needed: number;
  readonly done: number;
  /** Attestations of success if every voting member that has not said otherwise were to attest one. */
  readonly possible: number;
}

/** Counts what agents of members that vote now have attested (R33). */
export function countAttestations({ rules, state, attestations }: AttestedState): AttestationCount {
  const voters = new Set(votingMembers(state.members).map((member) => member.id));
  const counted = attestations.filter((one) => voters.has(one.memberId));
  const failed = counted.filter((one) => one.result === 'failed').length;
  return {
    needed: attestationsNeeded(rules.charter, state.members),
    done: counted.length - failed,
    possible: voters.size - failed,
  };
}
