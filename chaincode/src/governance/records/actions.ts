import type { Charter, LocalText } from '../charter.js';
import type { NetworkPhase } from '../charter/network-phases.js';
import type { InterventionKind, RegulatorPower } from '../charter/accounts.js';
import type { Fingerprint, MemberId, Millis, MspId, PersonId, ProposalId, Sha256Hex } from '../ids.js';
import type { ParticipantKind } from '../states.js';
import type { CaseReference } from './cases.js';
import type { DataSetRecord } from './data-sets.js';
import type { DocumentReference } from './documents.js';
import type { AppointmentPayload, ElectionPayload } from './elections.js';
import type { InterventionTarget } from './interventions.js';
import type { DecisionRule } from './members.js';
import type { ReleaseRecord } from './releases.js';
import type { Signatory } from './minutes.js';
import type { AwardTerms } from './merit.js';
import type { ObligationPayload } from './obligations.js';
import type { PenaltyKey } from './penalties.js';
import type { ChaincodePayload, ConfigurePayload, RevocationPayload } from './network-actions.js';

export type { DocumentReference, ObligationPayload };

/** What an outside institution brings when it applies (R7); all of it becomes part of the proposal. */
export interface AdmissionPayload {
  readonly member: {
    readonly id: MemberId;
    readonly mspId: MspId;
    readonly name: LocalText;
    readonly kinds: readonly ParticipantKind[];
    readonly votes: boolean;
    readonly weight: number;
    readonly group?: string;
    readonly decisionRule: DecisionRule;
    readonly agent: Fingerprint;
  };
  readonly people: readonly {
    readonly id: PersonId;
    readonly name: LocalText;
    readonly roles: readonly string[];
  }[];
  /** What Fabric's organisation group is made from. PEM texts; node OUs are always on. */
  readonly organisation: {
    readonly rootCertificates: readonly string[];
    readonly tlsRootCertificates: readonly string[];
    readonly anchorPeers: readonly { readonly host: string; readonly port: number }[];
  };
  readonly evidence: readonly DocumentReference[];
}

/** Takes a member's rights for a time (R9). */
export interface SuspensionPayload {
  readonly memberId: MemberId;
  /** One of the charter's grounds, or a penalty in force that is the ground for it (R30); needed where the charter names some. */
  readonly ground?: string;
  readonly reason: string;
  /** How long, from the execution; left out: as long as the charter allows at most. */
  readonly lasts?: string;
}

export interface ReinstatementPayload {
  readonly memberId: MemberId;
}

/** Takes a member and its organisation out of the consortium, by vote (R8). */
export interface RemovalPayload {
  readonly memberId: MemberId;
  /** Its organisation on the channel. */
  readonly mspId: MspId;
  /** One of the charter's grounds, or a penalty in force that is the ground for it (R30); needed where the charter names some. */
  readonly ground?: string;
  /** What speaks for it, in words. */
  readonly reason: string;
  readonly evidence: readonly DocumentReference[];
}

/** An institution leaves of its own will (R8). */
export interface ExitPayload {
  readonly memberId: MemberId;
  /** Its organisation on the channel. */
  readonly mspId: MspId;
  readonly reason: string;
  /** The amendment that it voted against, where it leaves with the shorter notice; `base`: the version of the charter before it. */
  readonly amendment?: { readonly proposalId: ProposalId; readonly base: number };
}

/** Takes the network into another phase (R6). */
export interface PhaseChangePayload {
  readonly phase: NetworkPhase;
}

export interface RolePayload {
  readonly personId: PersonId;
  readonly roleId: string;
}

/** A new account of an institution (R14). */
export interface RegisterPayload {
  readonly personId: PersonId;
  readonly name: LocalText;
  readonly roles: readonly string[];
}

/** Something that is done to a person's account, with the reason. */
export interface AccountPayload {
  readonly personId: PersonId;
  readonly reason: string;
}

export interface FreezePayload extends AccountPayload {
  /** How long it lasts from the moment at which it takes effect; absent: until it is undone. */
  readonly lasts?: string;
}

/** A new key for an account (R15). */
export interface ResetKeyPayload extends AccountPayload {
  readonly fingerprint: Fingerprint;
}

/** What is said of an intervention (R16). */
export interface InterventionPayload {
  readonly interventionId: string;
}

export interface InterventionLiftPayload extends InterventionPayload {
  readonly reason: string;
}

/** An intervention by vote. */
export interface InterventionOrderPayload extends InterventionTarget {
  readonly kind: InterventionKind;
  readonly reason: string;
  readonly lasts?: string;
  readonly recoveryPlan?: Sha256Hex;
}

/** The next version of the charter (R19), made from the version in force. */
export interface AmendmentPayload {
  /** The version that it was made from. */
  readonly base: number;
  readonly charter: Charter;
}

/** A special power for a regulator, until a moment (R5). */
export interface PowerPayload {
  readonly memberId: MemberId;
  readonly power: RegulatorPower;
  readonly until: Millis;
  /** Members over which it holds; left out: all. */
  readonly over?: readonly MemberId[];
}

/** An obligation that is to be waived. */
export interface WaiverPayload {
  /** The decision that set it, and its name there. */
  readonly proposalId: ProposalId;
  readonly id: string;
  /** Who owes it. */
  readonly memberId: MemberId;
  readonly reason: string;
}

/** A decision that was made off the ledger (R18). */
export interface MinutesPayload {
  /** What was decided. */
  readonly text: string;
  readonly madeAt: Millis;
  /** The signed document. */
  readonly document: DocumentReference;
  readonly signatories: readonly Signatory[];
}

/** A member's new weight, or the group of affiliates that it belongs to from now on; null: none. What is left out stays. */
export interface WeightPayload {
  readonly memberId: MemberId;
  readonly weight?: number;
  readonly group?: string | null;
}

/** A side's appeal against the finding of a case (R31). */
export interface CaseAppealPayload extends CaseReference {
  /** That nothing remains of it, or that the body finds anew. */
  readonly asks: 'set-aside' | 'new-finding';
  /** Why, in words. */
  readonly grounds: string;
}

/** A penalty of the charter for a member whose points are too few (R30). */
export interface PenaltyPayload {
  readonly memberId: MemberId;
  readonly penaltyId: string;
  /** Why, in words. */
  readonly grounds: string;
}

/** A version of node software, with the plan of its rollout (R11). */
export type ReleasePayload = Pick<
  ReleaseRecord,
  'id' | 'nodeKind' | 'version' | 'notes' | 'urgency' | 'artefacts' | 'waves' | 'rollBack'
>;

/** A release that is to be rolled back, or to go on after a pause. */
export interface ReleaseNamed {
  readonly releaseId: string;
  readonly reason: string;
}

/** A decision in words (R18): nothing changes on the ledger but the record that it was decided. */
export interface ResolutionPayload {
  readonly text: string;
  /** What kind of matter it is, where the charter has a track of its own for it: `resolution.record/<matter>`. */
  readonly matter?: string;
}

/** The rules of a data set (R17). */
export type DataRulesPayload = Pick<DataSetRecord, 'id' | 'title' | 'providers' | 'uses' | 'terms' | 'until'>;

/** A data set that is to be withdrawn. */
export interface DataWithdrawalPayload {
  readonly id: string;
  readonly reason: string;
}

export type Action =
  | { readonly kind: 'member.admit'; readonly payload: AdmissionPayload }
  | { readonly kind: 'member.suspend'; readonly payload: SuspensionPayload }
  | { readonly kind: 'member.reinstate'; readonly payload: ReinstatementPayload }
  | { readonly kind: 'member.weigh'; readonly payload: WeightPayload }
  | { readonly kind: 'chaincode.commit'; readonly payload: ChaincodePayload }
  | { readonly kind: 'channel.configure'; readonly payload: ConfigurePayload }
  | { readonly kind: 'revocation.publish'; readonly payload: RevocationPayload }
  | { readonly kind: 'phase.change'; readonly payload: PhaseChangePayload }
  | { readonly kind: 'member.remove'; readonly payload: RemovalPayload }
  | { readonly kind: 'member.exit'; readonly payload: ExitPayload }
  | { readonly kind: 'role.grant'; readonly payload: RolePayload }
  | { readonly kind: 'role.revoke'; readonly payload: RolePayload }
  | { readonly kind: 'person.register'; readonly payload: RegisterPayload }
  | { readonly kind: 'person.renew'; readonly payload: { readonly personId: PersonId } }
  | { readonly kind: 'person.freeze'; readonly payload: FreezePayload }
  | { readonly kind: 'person.unfreeze'; readonly payload: AccountPayload }
  | { readonly kind: 'person.reset-key'; readonly payload: ResetKeyPayload }
  | { readonly kind: 'person.close'; readonly payload: AccountPayload }
  | { readonly kind: 'intervention.order'; readonly payload: InterventionOrderPayload }
  | { readonly kind: 'intervention.confirm'; readonly payload: InterventionPayload }
  | { readonly kind: 'intervention.lift'; readonly payload: InterventionLiftPayload }
  | { readonly kind: 'charter.amend'; readonly payload: AmendmentPayload }
  | { readonly kind: 'regulator.empower'; readonly payload: PowerPayload }
  | { readonly kind: 'seat.elect'; readonly payload: ElectionPayload }
  | { readonly kind: 'seat.appoint'; readonly payload: AppointmentPayload }
  | { readonly kind: 'release.approve'; readonly payload: ReleasePayload }
  | { readonly kind: 'release.resume'; readonly payload: ReleaseNamed }
  | { readonly kind: 'release.roll-back'; readonly payload: ReleaseNamed }
  | { readonly kind: 'obligation.set'; readonly payload: ObligationPayload }
  | { readonly kind: 'obligation.waive'; readonly payload: WaiverPayload }
  | { readonly kind: 'minutes.record'; readonly payload: MinutesPayload }
  | { readonly kind: 'merit.award'; readonly payload: AwardTerms }
  | { readonly kind: 'penalty.impose'; readonly payload: PenaltyPayload }
  | { readonly kind: 'penalty.lift'; readonly payload: PenaltyKey }
  | { readonly kind: 'penalty.appeal'; readonly payload: PenaltyKey }
  | { readonly kind: 'case.appeal'; readonly payload: CaseAppealPayload }
  | { readonly kind: 'data.rule'; readonly payload: DataRulesPayload }
  | { readonly kind: 'data.withdraw'; readonly payload: DataWithdrawalPayload }
  | { readonly kind: 'resolution.record'; readonly payload: ResolutionPayload };

export type ActionKind = Action['kind'];
