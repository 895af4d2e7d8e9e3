import type { PersonId } from '@fabric-governance/chaincode/governance/ids';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { charterQuery } from '../../../api/queries.js';
import { Field } from '../../../components/field.js';
import { MemberField } from '../../../components/member-field.js';
import { TextField } from '../../../components/text-field.js';
import { useWords } from '../../../i18n/use-words.js';
import { accountTitle } from './account-form.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';

const listed = (text: string): string[] => (text === '' ? [] : text.split(' '));

function RegisterFields({ values, onChange }: KindFieldsProps) {
  const { t, local } = useWords();
  const { data: record } = useSuspenseQuery(charterQuery);
  const text = (name: 'shortName' | 'nameEn' | 'nameZh', maxLength: number) => (
    <TextField
      label={t(`newProposal.${name}`)}
      testId={name}
      maxLength={maxLength}
      value={values[name] ?? ''}
      onChange={(entered) => {
        onChange({ [name]: entered });
      }}
    />
  );
  return (
    <>
      <MemberField
        value={values['member'] ?? ''}
        onChange={(member) => {
          onChange({ member });
        }}
      />
      {text('shortName', 40)}
      {text('nameEn', 200)}
      {text('nameZh', 200)}
      <Field label={t('people.roles')}>
        {(ids) => (
          <Select
            {...ids}
            mode="multiple"
            className="wide-select"
            data-testid="roles"
            value={listed(values['roles'] ?? '')}
            options={Object.entries(record.charter.roles).map(([value, { title }]) => ({
              value,
              label: local(title),
            }))}
            onChange={(roles: string[]) => {
              onChange({ roles: roles.join(' ') });
            }}
          />
        )}
      </Field>
    </>
  );
}

const SHORT_NAME = /^[a-z][a-z0-9-]*$/u;

/** Registers a person of an institution, with any roles of the charter (R4, R14). */
export const registerForm: KindForm = {
  Fields: RegisterFields,
  action: ({ values: { member = '', shortName = '', nameEn = '', nameZh = '', roles = '' } }) => {
    const name = { en: nameEn.trim(), zh: nameZh.trim() };
    if (member === '' || !SHORT_NAME.test(shortName) || name.en === '' || name.zh === '') return undefined;
    const personId = `${member}.${shortName}` as PersonId;
    return { kind: 'person.register', payload: { personId, name, roles: listed(roles) } };
  },
  title: (action, wording) => accountTitle(action, 'person.register', wording),
};
