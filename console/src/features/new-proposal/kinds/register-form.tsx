import { useSuspenseQuery } from '@tanstack/react-query';
import { newPersonOf } from '../../../account/new-person.js';
import { NewPersonFields } from '../../../account/new-person-fields.js';
import { charterQuery } from '../../../api/queries.js';
import { MemberField } from '../../../components/member-field.js';
import { accountTitle } from './account-form.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';

function RegisterFields({ values, onChange }: KindFieldsProps) {
  const { data: record } = useSuspenseQuery(charterQuery);
  return (
    <>
      <MemberField
        value={values['member'] ?? ''}
        onChange={(member) => {
          onChange({ member });
        }}
      />
      <NewPersonFields values={values} roles={Object.keys(record.charter.roles)} onChange={onChange} />
    </>
  );
}

/** Registers a person of an institution, with any roles of the charter (R4, R14). */
export const registerForm: KindForm = {
  Fields: RegisterFields,
  action: ({ values }) => {
    const payload = newPersonOf(values['member'] ?? '', values);
    return payload === undefined ? undefined : { kind: 'person.register', payload };
  },
  title: (action, wording) => accountTitle(action, 'person.register', wording),
};
