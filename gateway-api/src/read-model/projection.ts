import type {
  CaseId,
  Fingerprint,
  MemberId,
  NodeId,
  PersonId,
  ProposalId,
  Sha256Hex,
  TxId,
} from '@fabric-governance/chaincode/governance/ids';
import type {
  AccountRequestRecord,
  KeyResetRecord,
} from '@fabric-governance/chaincode/governance/records/accounts';
import type { ConsentRecord, SeatRecord } from '@fabric-governance/chaincode/governance/records/bodies';
import type { DecisionRecord } from '@fabric-governance/chaincode/governance/records/decisions';
import type { AttestationRecord } from '@fabric-governance/chaincode/governance/records/executions';
import type { InterventionRecord } from '@fabric-governance/chaincode/governance/records/interventions';
import type {
  CharterRecord,
  ConsortiumRecord,
  CredentialRecord,
  MemberRecord,
  PersonCredentialRecord,
  PersonRecord,
} from '@fabric-governance/chaincode/governance/records/members';
import type { DataSetRecord } from '@fabric-governance/chaincode/governance/records/data-sets';
import type { MinutesRecord } from '@fabric-governance/chaincode/governance/records/minutes';
import type { ChaincodeRecord } from '@fabric-governance/chaincode/governance/records/network-actions';
import type { NodeRecord } from '@fabric-governance/chaincode/governance/records/nodes';
import type { ObligationRecord } from '@fabric-governance/chaincode/governance/records/obligations';
import type { AccordRecord } from '@fabric-governance/chaincode/governance/records/accords';
import type { AttendanceRecord } from '@fabric-governance/chaincode/governance/records/attendance';
import type { CaseRecord } from '@fabric-governance/chaincode/governance/records/cases';
import type { MeritRecord } from '@fabric-governance/chaincode/governance/records/merit';
import type { PenaltyRecord } from '@fabric-governance/chaincode/governance/records/penalties';
import type { PowerRecord } from '@fabric-governance/chaincode/governance/records/powers';
import type {
  ReleaseRecord,
  RolloutStepRecord,
} from '@fabric-governance/chaincode/governance/records/releases';
import type {
  BallotRecord,
  CommitmentRecord,
  DelegationRecord,
  PhaseRecord,
  ProposalRecord,
  RecusalRecord,
  ReferralDemandRecord,
  SponsorshipRecord,
} from '@fabric-governance/chaincode/governance/records/proposals';
import type { Config } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import type { AuditView } from '../contract/audit.js';
import type { ContributionView } from '../contract/votes.js';

/** Everything on the ledger about one proposal. Maps keep the order in which the records came. */
export interface Dossier {
  proposal: ProposalRecord | undefined;
  phase: PhaseRecord | undefined;
  decision: DecisionRecord | undefined;
  /** Who took part, once the vote is over. */
  attendance: AttendanceRecord | undefined;
  readonly sponsorships: Map<MemberId, SponsorshipRecord>;
  readonly ballots: Map<MemberId, BallotRecord>;
  /** Of a secret vote. */
  readonly commitments: Map<MemberId, CommitmentRecord>;
  /** About the ratification of an urgent decision. */
  readonly ratificationBallots: Map<MemberId, BallotRecord>;
  readonly recusals: Map<MemberId, RecusalRecord>;
  readonly referralDemands: Map<MemberId, ReferralDemandRecord>;
  /** By act, person and subject. */
  readonly consents: Map<string, ConsentRecord>;
  /** Decisions of an urgent vote that was converted, and of a ratification. */
  readonly stageDecisions: Map<string, DecisionRecord>;
  /** By attempt and member. */
  readonly contributions: Map<string, ContributionView>;
  /** By attempt and member. */
  readonly attestations: Map<string, AttestationRecord>;
  /** Every audit record of a transaction that changed something of this proposal, oldest first. */
  readonly audit: AuditView[];
}

/** What the governance records say after some number of blocks: a function of those blocks and nothing else. */
export interface Projection {
  /** Of the channel, as the newest configuration block sets it. */
  configuration: Config | undefined;
  consortium: ConsortiumRecord | undefined;
  readonly charters: Map<number, CharterRecord>;
  readonly members: Map<MemberId, MemberRecord>;
  readonly people: Map<PersonId, PersonRecord>;
  /** Resets of keys, by person and new key. */
  readonly keyResets: Map<string, KeyResetRecord>;
  /** By the transaction or the proposal that ordered them. */
  readonly interventions: Map<string, InterventionRecord>;
  /** What people have asked for about accounts of their institutions. */
  readonly accountRequests: Map<TxId, AccountRequestRecord>;
  readonly credentials: Map<Fingerprint, CredentialRecord>;
  readonly personCredentials: Map<PersonId, PersonCredentialRecord>;
  /** All delegations ever given, by track, giver and transaction. */
  readonly delegations: Map<string, DelegationRecord>;
  /** Powers of regulators, by member and power. */
  readonly powers: Map<string, PowerRecord>;
  /** Held seats of bodies, by body, class and number. */
  readonly seats: Map<string, SeatRecord>;
  readonly nodes: Map<NodeId, NodeRecord>;
  /** By the decision that set them, and their names there. */
  readonly obligations: Map<string, ObligationRecord>;
  /** By id. */
  readonly releases: Map<string, ReleaseRecord>;
  /** By release and node. */
  readonly rolloutSteps: Map<string, RolloutStepRecord>;
  /** Decisions made off the ledger, by the hash of the document. */
  readonly minutes: Map<Sha256Hex, MinutesRecord>;
  /** Data sets with their rules, by id. */
  readonly dataSets: Map<string, DataSetRecord>;
  /** Points gained and lost, by key, oldest first. */
  readonly merit: Map<string, MeritRecord>;
  /** By member, penalty and source. */
  readonly penalties: Map<string, PenaltyRecord>;
  /** Disputes, oldest first. */
  readonly cases: Map<CaseId, CaseRecord>;
  /** What people of bodies agree on besides proposals, by matter and person. */
  readonly accords: Map<string, AccordRecord>;
  /** Chaincode definitions that votes have decided, by name. */
  readonly chaincodes: Map<string, ChaincodeRecord>;
  readonly dossiers: Map<ProposalId, Dossier>;
  /** Oldest first; only grows. */
  readonly audit: AuditView[];
}

/** Before the first block. */
export function emptyProjection(): Projection {
  return {
    configuration: undefined,
    consortium: undefined,
    charters: new Map(),
    members: new Map(),
    people: new Map(),
    keyResets: new Map(),
    interventions: new Map(),
    accountRequests: new Map(),
    credentials: new Map(),
    personCredentials: new Map(),
    delegations: new Map(),
    powers: new Map(),
    seats: new Map(),
    nodes: new Map(),
    obligations: new Map(),
    minutes: new Map(),
    dataSets: new Map(),
    releases: new Map(),
    rolloutSteps: new Map(),
    merit: new Map(),
    penalties: new Map(),
    cases: new Map(),
    accords: new Map(),
    chaincodes: new Map(),
    dossiers: new Map(),
    audit: [],
  };
}

/** The dossier of a proposal, begun when it is not there yet. */
export function dossierOf(projection: Projection, id: ProposalId): Dossier {
  const known = projection.dossiers.get(id);
  if (known) return known;
  const dossier: Dossier = {
    proposal: undefined,
    phase: undefined,
    decision: undefined,
    attendance: undefined,
    sponsorships: new Map(),
    ballots: new Map(),
    commitments: new Map(),
    ratificationBallots: new Map(),
    recusals: new Map(),
    referralDemands: new Map(),
    consents: new Map(),
    stageDecisions: new Map(),
    contributions: new Map(),
    attestations: new Map(),
    audit: [],
  };
  projection.dossiers.set(id, dossier);
  return dossier;
}

/** The charter in force; undefined before the founding. */
export function charterInForce(projection: Projection): CharterRecord | undefined {
  return projection.consortium && projection.charters.get(projection.consortium.charterVersion);
}
