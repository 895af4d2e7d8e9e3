import type { Charter, LocalText } from '@fabric-governance/chaincode/governance/charter';
import type { MemberId, MspId, PersonId } from '@fabric-governance/chaincode/governance/ids';
import type { DecisionRule } from '@fabric-governance/chaincode/governance/records/members';
import type { ParticipantKind } from '@fabric-governance/chaincode/governance/states';
import type { InstitutionSettings, NetworkSettings } from './fabric-settings.js';
import type { InstitutionPorts, SharedPorts } from './ports.js';

/** Somebody of an institution, by full id. */
export interface Person {
  readonly id: PersonId;
  readonly name: LocalText;
  /** Sorted. */
  readonly roles: readonly string[];
}

/** An institution of the file, with every default filled in. */
export interface Institution {
  readonly id: MemberId;
  readonly mspId: MspId;
  readonly domain: string;
  readonly name: LocalText;
  readonly kinds: readonly ParticipantKind[];
  readonly votes: boolean;
  readonly weight: number;
  /** The group of affiliates that it belongs to. */
  readonly group?: string;
  readonly decisionRule: DecisionRule;
  readonly people: readonly Person[];
  readonly ports: InstitutionPorts;
  readonly fabric: InstitutionSettings;
}

/** A consortium file that was read, checked and completed. */
export interface Consortium {
  readonly id: string;
  readonly name: LocalText;
  readonly channel: string;
  readonly charter: Charter;
  /** The charter's natural-language text, whose hash is `charter.textHash`. */
  readonly charterText: string;
  /** The founding members, in the order of the file. */
  readonly institutions: readonly Institution[];
  /** Institutions outside, in the order of the file. */
  readonly applicants: readonly Institution[];
  readonly ports: SharedPorts;
  readonly fabric: NetworkSettings;
}

/** Members and applicants, in the order of the file: the order that default ports are counted in. */
export function allInstitutions(consortium: Consortium): readonly Institution[] {
  return [...consortium.institutions, ...consortium.applicants];
}
