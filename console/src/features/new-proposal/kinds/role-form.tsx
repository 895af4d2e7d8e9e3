import type { PersonId } from '@fabric-governance/chaincode/governance/ids';
import { useSuspenseQuery } from '@tanstack/react-query';
import { charterQuery, peopleQuery } from '../../../api/queries.js';
import { ChoiceField } from '../../../components/choice-field.js';
import { PersonField } from '../../../components/person-field.js';
import { useWords } from '../../../i18n/use-words.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';

function RoleFields({
  kind,
  values,
  onChange,
}: KindFieldsProps & { readonly kind: 'role.grant' | 'role.revoke' }) {
  const { t, local } = useWords();
  const { data: people } = useSuspenseQuery(peopleQuery);
  const { data: charter } = useSuspenseQuery(charterQuery);
  const { person = '', role = '' } = values;
  const held = people.find(({ id }) => id === person)?.roles ?? [];
  const roles = Object.entries(charter.charter.roles).filter(
    ([id]) => person === '' || held.includes(id) === (kind === 'role.revoke'),
  );
  return (
    <>
      <PersonField
        value={person}
        offers={({ status }) => status !== 'closed'}
        onChange={(chosen) => {
          onChange({ person: chosen, role: '' });
        }}
      />
      <ChoiceField
        label={t('newProposal.role')}
        testId="role"
        placeholder="–"
        value={role}
        options={roles.map(([id, { title }]) => ({ value: id, label: local(title) }))}
        onChange={(chosen) => {
          onChange({ role: chosen });
        }}
      />
    </>
  );
}

/** A role given to a person or taken away. */
const roleForm = (kind: 'role.grant' | 'role.revoke'): KindForm => ({
  Fields: (props) => <RoleFields kind={kind} {...props} />,
  action: ({ values: { person = '', role = '' } }) =>
    // Chosen from the ledger's own list of people.
    person === '' || role === ''
      ? undefined
      : { kind, payload: { personId: person as PersonId, roleId: role } },
  title: (action, { t, names }) =>
    action.kind !== kind
      ? ''
      : t(kind === 'role.grant' ? 'newProposal.suggestGrant' : 'newProposal.suggestRevoke', {
          person: names.person(action.payload.personId),
          role: names.role(action.payload.roleId),
        }),
});

export const roleGrantForm = roleForm('role.grant');
export const roleRevokeForm = roleForm('role.revoke');
