import { ChoiceField } from '../../../components/choice-field.js';
import { useWords } from '../../../i18n/use-words.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';

function AdmissionFields({ values, applications, onChange }: KindFieldsProps) {
  const { t, local } = useWords();
  if (applications.length === 0) return <p className="muted">{t('newProposal.noApplications')}</p>;
  return (
    <ChoiceField
      label={t('newProposal.application')}
      testId="application"
      placeholder="–"
      value={values['application'] ?? ''}
      options={applications.map(({ id, application }) => ({
        value: id,
        label: local(application.admission.member.name),
      }))}
      onChange={(chosen) => {
        const found = applications.find(({ id }) => id === chosen);
        onChange({ application: chosen }, found?.application.statement ?? '');
      }}
    />
  );
}

/** The admission of an institution whose application is in the inbox (R7). */
export const admissionForm: KindForm = {
  Fields: AdmissionFields,
  action: ({ values, applications }) => {
    const found = applications.find(({ id }) => id === values['application']);
    return found && { kind: 'member.admit', payload: found.application.admission };
  },
  title: (action, { t, local }) =>
    action.kind === 'member.admit'
      ? t('newProposal.suggestAdmit', { name: local(action.payload.member.name) })
      : '',
};
