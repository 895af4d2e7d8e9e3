import { PERMISSIONS } from '@fabric-governance/chaincode/governance/authority/permissions';
import { INTERVENTIONS, REGULATOR_POWERS } from '@fabric-governance/chaincode/governance/charter/accounts';
import { JOINT_ACTS } from '@fabric-governance/chaincode/governance/records/bodies';
import {
  CHOICES,
  MEMBER_STATUSES,
  NODE_STATUSES,
  PERSON_STATUSES,
} from '@fabric-governance/chaincode/governance/states';
import type { Word } from '../i18n/words/keys.js';

/** Values of the ledger that a refusal carries, by the group of their words. */
const TABLES = {
  choices: CHOICES,
  interventionEnds: ['withdrawn', 'lifted', 'lapsed', 'rejected', 'voted'],
  interventionKinds: INTERVENTIONS,
  jointActs: JOINT_ACTS,
  memberStatuses: MEMBER_STATUSES,
  nodeStatuses: NODE_STATUSES,
  permissions: PERMISSIONS,
  personStatuses: PERSON_STATUSES,
  powers: REGULATOR_POWERS,
  resetEnds: ['completed', 'cancelled'],
} as const;
type Table = keyof typeof TABLES;

/** The words of a value in the first of these tables that has it; the value itself where none does. */
export function tableWords(value: string, groups: readonly Table[], t: Word): string {
  for (const group of groups) {
    const values: readonly string[] = TABLES[group];
    // Each table's words have exactly its values, which the types of the words hold.
    if (values.includes(value)) return t(`${group}.${value}` as Parameters<Word>[0]);
  }
  return value;
}
