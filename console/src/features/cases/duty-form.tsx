import { isPresent } from '@fabric-governance/chaincode/governance/bodies/body-members';
import type { FindingDuty } from '@fabric-governance/chaincode/governance/records/cases';
import { useSuspenseQuery } from '@tanstack/react-query';
import { membersQuery } from '../../api/queries.js';
import { ActionButton } from '../../components/action-button.js';
import { ChoiceField } from '../../components/choice-field.js';
import { DaysField } from '../../components/days-field.js';
import { ObligationNameField } from '../../components/obligation-name-field.js';
import { TextField } from '../../components/text-field.js';
import { useWords } from '../../i18n/use-words.js';
import { useNames } from '../../session/use-names.js';
import { dutyOf, type DutyValues, EMPTY_DUTY } from './duty.js';

interface DutyFormProps {
  /** The two sides of the case: others owe nothing by a finding. */
  readonly sides: readonly string[];
  readonly taken: readonly string[];
  readonly values: DutyValues;
  readonly onChange: (values: DutyValues) => void;
  readonly onAdd: (duty: FindingDuty) => void;
}

/** One more thing that a side is to do by the finding. */
export function DutyForm({ sides, taken, values, onChange, onAdd }: DutyFormProps) {
  const { t, local } = useWords();
  const names = useNames();
  const { data: members } = useSuspenseQuery(membersQuery);
  const duty = dutyOf(values, taken);
  const set = (name: keyof DutyValues) => (value: string) => {
    onChange({ ...values, [name]: value });
  };
  return (
    <>
      <ChoiceField
        label={t('obligations.formOwner')}
        testId="duty-owner"
        placeholder="–"
        value={values.owner}
        options={sides.map((value) => ({ value, label: names.member(value) }))}
        onChange={set('owner')}
      />
      <ChoiceField
        label={t('obligations.formOwedTo')}
        testId="duty-owed-to"
        placeholder="–"
        value={values.owedTo}
        options={members
          .filter((member) => isPresent(member) && member.id !== values.owner)
          .map(({ id, name }) => ({ value: id, label: local(name) }))}
        onChange={set('owedTo')}
      />
      <TextField
        label={t('obligations.formText')}
        testId="duty-text"
        rows={2}
        maxLength={4000}
        value={values.text}
        onChange={set('text')}
      />
      <ObligationNameField value={values.name} taken={taken} testId="duty-name" onChange={set('name')} />
      <DaysField
        label={t('obligations.formDays')}
        hint={t('cases.dutyDays')}
        value={values.days}
        onChange={set('days')}
      />
      <TextField
        label={t('cases.dutyShow')}
        testId="duty-shows"
        maxLength={2000}
        value={values.shows}
        onChange={set('shows')}
      />
      <ActionButton
        testId="duty-add"
        type="default"
        reason={duty === undefined ? t('newProposal.required') : undefined}
        onClick={() => {
          if (duty === undefined) return;
          onAdd(duty);
          onChange(EMPTY_DUTY);
        }}
      >
        {t('cases.dutyAdd')}
      </ActionButton>
    </>
  );
}
