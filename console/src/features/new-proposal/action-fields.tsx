import type { ApplicationView } from '@fabric-governance/gateway-api/contract/applications';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { charterQuery, peopleQuery } from '../../api/queries.js';
import { ChoiceField } from '../../components/choice-field.js';
import { Field } from '../../components/field.js';
import { useWords } from '../../i18n/use-words.js';
import { useNames } from '../../session/use-names.js';
import type { FormState } from './form-state.js';

interface ActionFieldsProps {
  readonly form: FormState;
  readonly applications: readonly ApplicationView[];
  readonly onChange: (change: Partial<FormState>) => void;
}

function RoleFields({ form, onChange }: Omit<ActionFieldsProps, 'applications'>) {
  const { t, local } = useWords();
  const names = useNames();
  const { data: people } = useSuspenseQuery(peopleQuery);
  const { data: charter } = useSuspenseQuery(charterQuery);
  const held = people.find(({ id }) => id === form.personId)?.roles ?? [];
  const roles = Object.entries(charter.charter.roles).filter(
    ([id]) => form.personId === '' || held.includes(id) === (form.kind === 'role.revoke'),
  );
  return (
    <>
      <ChoiceField
        label={t('newProposal.person')}
        testId="person"
        placeholder="–"
        value={form.personId}
        options={people.map(({ id, memberId, name }) => ({
          value: id,
          label: `${local(name)} (${names.member(memberId)})`,
        }))}
        onChange={(personId) => {
          onChange({ personId, roleId: '' });
        }}
      />
      <ChoiceField
        label={t('newProposal.role')}
        testId="role"
        placeholder="–"
        value={form.roleId}
        options={roles.map(([id, role]) => ({ value: id, label: local(role.title) }))}
        onChange={(roleId) => {
          onChange({ roleId });
        }}
      />
    </>
  );
}

/** The fields of one kind of action. */
export function ActionFields({ form, applications, onChange }: ActionFieldsProps) {
  const { t, local } = useWords();
  if (form.kind === 'role.grant' || form.kind === 'role.revoke') {
    return <RoleFields form={form} onChange={onChange} />;
  }
  if (form.kind === 'resolution.record') {
    return (
      <Field label={t('newProposal.text')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={4}
            maxLength={10_000}
            data-testid="resolution-text"
            value={form.text}
            onChange={(event) => {
              onChange({ text: event.target.value });
            }}
          />
        )}
      </Field>
    );
  }
  if (applications.length === 0) return <p className="muted">{t('newProposal.noApplications')}</p>;
  return (
    <ChoiceField
      label={t('newProposal.application')}
      testId="application"
      placeholder="–"
      value={form.applicationId}
      options={applications.map(({ id, application }) => ({
        value: id,
        label: local(application.admission.member.name),
      }))}
      onChange={(applicationId) => {
        const chosen = applications.find(({ id }) => id === applicationId);
        onChange({ applicationId, description: chosen?.application.statement ?? '' });
      }}
    />
  );
}
