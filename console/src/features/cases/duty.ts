import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import type { CaseRecord, FindingDuty } from '@fabric-governance/chaincode/governance/records/cases';
import { nameProblem } from '../../components/obligation-name.js';

/** What has been entered about something that a side is to do. */
export type DutyValues = Readonly<Record<'owner' | 'owedTo' | 'text' | 'name' | 'shows' | 'days', string>>;
export const EMPTY_DUTY: DutyValues = { owner: '', owedTo: '', text: '', name: '', shows: '', days: '' };

/** Whether something has been entered that would be lost. */
export const isBegun = (values: DutyValues): boolean => Object.values(values).some((text) => text !== '');

/** Names that cannot be given again: of this finding's obligations, and of what earlier findings of the case have laid. */
export function takenNames(
  { setAside = [] }: Pick<CaseRecord, 'setAside'>,
  duties: readonly FindingDuty[],
): readonly string[] {
  return [...setAside.flatMap(({ obligations = [] }) => obligations), ...duties].map(({ id }) => id);
}

/** The obligation that was entered, due so many days after the finding; undefined while something is missing or wrong. */
export function dutyOf(values: DutyValues, taken: readonly string[]): FindingDuty | undefined {
  const { owner, owedTo, name, days } = values;
  const text = values.text.trim();
  const shows = values.shows.trim();
  const isNamed = name !== '' && nameProblem(name, taken) === undefined;
  if (owner === '' || text === '' || !isNamed || Number(days) < 1) return undefined;
  return {
    id: name,
    text,
    // Chosen from the ledger's own list of members.
    memberId: owner as MemberId,
    ...(owedTo === '' || owedTo === owner ? {} : { owedTo: owedTo as MemberId }),
    due: { after: `P${Number(days)}D` },
    ...(shows === '' ? {} : { shows }),
  };
}
