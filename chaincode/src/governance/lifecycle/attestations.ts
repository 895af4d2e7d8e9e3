import { attestationsNeeded } from '../voters/electorate.js';
import { attestingMembers } from '../network/attesting-members.js';
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

/** Counts what agents of members that can attest it have attested (R33). */
export function countAttestations({ proposal, rules, state, attestations }: AttestedState): AttestationCount {
  const attesting = attestingMembers(proposal.actions, state.members);
  const ids = new Set(attesting.map((member) => member.id));
  const counted = attestations.filter((one) => ids.has(one.memberId));
  const failed = counted.filter((one) => one.result === 'failed').length;
  return {
    needed: attestationsNeeded(rules.charter, attesting),
    done: counted.length - failed,
    possible: attesting.length - failed,
  };
}
