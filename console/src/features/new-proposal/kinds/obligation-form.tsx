import { idSchema } from '@fabric-governance/chaincode/governance/charter/scalars';
import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import type { ObligationPayload } from '@fabric-governance/chaincode/governance/records/actions';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { charterQuery, membersQuery } from '../../../api/queries.js';
import { ChoiceField } from '../../../components/choice-field.js';
import { Field } from '../../../components/field.js';
import { useWords } from '../../../i18n/use-words.js';
import type { KindFieldsProps, KindForm, Values } from './kind-form.js';

function ObligationFields({ values, onChange }: KindFieldsProps) {
  const { t, local } = useWords();
  const { data: members } = useSuspenseQuery(membersQuery);
  const { data: record } = useSuspenseQuery(charterQuery);
  const { owner = '', owedTo = '' } = values;
  const options = members.map(({ id, name }) => ({ value: id, label: local(name) }));
  return (
    <>
      <ChoiceField
        label={t('obligations.formOwner')}
        testId="obligation-owner"
        placeholder="–"
        value={owner}
        options={options}
        onChange={(chosen) => {
          onChange({ owner: chosen });
        }}
      />
      <Field label={t('obligations.formText')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            maxLength={4000}
            data-testid="obligation-text"
            value={values['duty'] ?? ''}
            onChange={(event) => {
              onChange({ duty: event.target.value });
            }}
          />
        )}
      </Field>
      <Field label={t('obligations.formName')} hint={t('obligations.formNameHint')}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={40}
            data-testid="obligation-name"
            value={values['name'] ?? ''}
            onChange={(event) => {
              onChange({ name: event.target.value });
            }}
          />
        )}
      </Field>
      <Field label={t('obligations.formDue')}>
        {(ids) => (
          <Input
            {...ids}
            type="date"
            data-testid="obligation-due"
            value={values['due'] ?? ''}
            onChange={(event) => {
              onChange({ due: event.target.value });
            }}
          />
        )}
      </Field>
      {record.charter.membership?.dues !== undefined && (
        <ChoiceField
          label={t('obligations.formDues')}
          testId="obligation-dues"
          value={values['dues'] ?? ''}
          options={[
            { value: '', label: t('obligations.formDuesNo') },
            { value: 'yes', label: t('obligations.formDuesYes') },
          ]}
          onChange={(dues) => {
            onChange({ dues });
          }}
        />
      )}
      <ChoiceField
        label={t('obligations.formOwedTo')}
        testId="obligation-owed-to"
        placeholder="–"
        value={owedTo}
        options={options.filter(({ value }) => value !== owner)}
        onChange={(chosen) => {
          onChange({ owedTo: chosen });
        }}
      />
    </>
  );
}

/** To whom it is owed, and whether these are dues. Members are chosen from the ledger's own list. */
function termsOf({ owner, owedTo = '', dues = '' }: Values): Pick<ObligationPayload, 'owedTo' | 'dues'> {
  return {
    ...(owedTo === '' || owedTo === owner ? {} : { owedTo: owedTo as MemberId }),
    ...(dues === '' ? {} : { dues: true }),
  };
}

/** A follow-up duty (R18), due at the end of a day in the reader's time zone. */
export const obligationForm: KindForm = {
  Fields: ObligationFields,
  action: ({ values }) => {
    const { owner = '', duty = '', name = '', due = '' } = values;
    const text = duty.trim();
    const at = new Date(`${due}T23:59:59`).getTime();
    if (owner === '' || text === '' || Number.isNaN(at) || !idSchema.safeParse(name).success)
      return undefined;
    return {
      kind: 'obligation.set',
      payload: {
        id: name,
        text,
        memberId: owner as MemberId,
        ...termsOf(values),
        due: { at },
      },
    };
  },
  title: (action, { t, names }) =>
    action.kind === 'obligation.set'
      ? t('obligations.suggestSet', {
          member: names.member(action.payload.memberId),
          name: action.payload.id,
        })
      : '',
};
