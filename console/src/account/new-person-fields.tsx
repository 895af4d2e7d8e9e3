import { useSuspenseQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { charterQuery } from '../api/queries.js';
import { Field } from '../components/field.js';
import { TextField } from '../components/text-field.js';
import { useWords } from '../i18n/use-words.js';
import { listed, type NewPersonValues } from './new-person.js';

interface NewPersonFieldsProps {
  readonly values: NewPersonValues;
  /** Roles that can be given. */
  readonly roles: readonly string[];
  readonly onChange: (part: NewPersonValues) => void;
}

/** Short name, names and roles of a person who is to be registered (R14). */
export function NewPersonFields({ values, roles, onChange }: NewPersonFieldsProps) {
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
            value={listed(values.roles ?? '')}
            options={Object.entries(record.charter.roles)
              .filter(([id]) => roles.includes(id))
              .map(([value, { title }]) => ({ value, label: local(title) }))}
            onChange={(chosen: string[]) => {
              onChange({ roles: chosen.join(' ') });
            }}
          />
        )}
      </Field>
    </>
  );
}
