import type { MemberId, ProposalId, Sha256Hex } from '../ids.js';
import { hashOf } from '../sha256.js';
import type { Choice } from '../states.js';

/** What a commitment hides until the reveal. */
export interface HiddenBallot {
  readonly proposalId: ProposalId;
  readonly memberId: MemberId;
  readonly choice: Choice;
  /** 32 random bytes, lower-case hex: without it three guesses would find the choice. */
  readonly salt: string;
  /** In an election. */
  readonly ranking?: readonly string[] | undefined;
}

/** The commitment to a secret ballot: SHA-256 of the canonical JSON of proposal, member, choice, ranking if any, and salt (R26). */
export function commitmentTo({ proposalId, memberId, choice, salt, ranking }: HiddenBallot): Sha256Hex {
  return hashOf({ proposalId, memberId, choice, salt, ...(ranking === undefined ? {} : { ranking }) });
}
