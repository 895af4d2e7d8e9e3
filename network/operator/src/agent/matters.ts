import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import type { CreditState } from '@fabric-governance/chaincode/governance/merit/credit';
import type { Review } from '@fabric-governance/chaincode/governance/interventions/end';
import type { AccordRecord } from '@fabric-governance/chaincode/governance/records/accords';
import type { KeyResetRecord } from '@fabric-governance/chaincode/governance/records/accounts';
import type { CaseRecord } from '@fabric-governance/chaincode/governance/records/cases';
import type { InterventionRecord } from '@fabric-governance/chaincode/governance/records/interventions';
import type {
  CharterRecord,
  CredentialRecord,
} from '@fabric-governance/chaincode/governance/records/members';
import type { MeritRecord } from '@fabric-governance/chaincode/governance/records/merit';
import type { ObligationRecord } from '@fabric-governance/chaincode/governance/records/obligations';
import type { PenaltyRecord } from '@fabric-governance/chaincode/governance/records/penalties';
import type {
  ReleaseRecord,
  RolloutStepRecord,
} from '@fabric-governance/chaincode/governance/records/releases';

/** What else than proposals can fall due, as the ledger has it. */
export interface Matters {
  readonly charters: readonly CharterRecord[];
  readonly penalties: readonly PenaltyRecord[];
  readonly cases: readonly CaseRecord[];
  readonly accords: readonly AccordRecord[];
  readonly entries: readonly MeritRecord[];
  /** Votes from which points follow that nobody has entered. */
  readonly uncredited: readonly CreditState[];
  readonly obligations: readonly ObligationRecord[];
  readonly releases: readonly ReleaseRecord[];
  readonly rolloutSteps: readonly RolloutStepRecord[];
  readonly interventions: readonly InterventionRecord[];
  /** Votes that were to confirm interventions. */
  readonly reviews: readonly Review[];
  readonly resets: readonly KeyResetRecord[];
  readonly credentials: readonly CredentialRecord[];
}

export const NO_MATTERS: Matters = {
  charters: [],
  penalties: [],
  cases: [],
  accords: [],
  entries: [],
  uncredited: [],
  obligations: [],
  releases: [],
  rolloutSteps: [],
  interventions: [],
  reviews: [],
  resets: [],
  credentials: [],
};

/** The charter of this version. */
export function charterAt(
  version: number | undefined,
  { charters }: Pick<Matters, 'charters'>,
): Charter | undefined {
  return charters.find((record) => record.version === version)?.charter;
}
