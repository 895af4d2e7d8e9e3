import type { RegulatorPower } from '../charter/accounts.js';
import type { MemberId, Millis, ProposalId } from '../ids.js';

/** A power that a vote has given to a regulator, for a time (R5). */
export interface PowerRecord {
  readonly schemaVersion: 1;
  readonly memberId: MemberId;
  readonly power: RegulatorPower;
  readonly since: Millis;
  readonly until: Millis;
  /** Members over which it holds: their people, nodes and reports; absent: all. */
  readonly over?: readonly MemberId[];
  /** The decision that granted it. */
  readonly proposalId: ProposalId;
}
