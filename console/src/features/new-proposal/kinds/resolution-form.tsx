import { Input } from 'antd';
import { Field } from '../../../components/field.js';
import { useWords } from '../../../i18n/use-words.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';

function ResolutionFields({ values, onChange }: KindFieldsProps) {
  const { t } = useWords();
  return (
    <Field label={t('newProposal.text')}>
      {(ids) => (
        <Input.TextArea
          {...ids}
          rows={4}
          maxLength={10_000}
          data-testid="resolution-text"
          value={values['text'] ?? ''}
          onChange={(event) => {
            onChange({ text: event.target.value });
          }}
        />
      )}
    </Field>
  );
}

/** A decision in words (R18). */
export const resolutionForm: KindForm = {
  Fields: ResolutionFields,
  action: ({ values }) => {
    const text = (values['text'] ?? '').trim();
    return text === '' ? undefined : { kind: 'resolution.record', payload: { text } };
  },
  title: (action, { t }) =>
    (action.kind === 'resolution.record' ? action.payload.text.split('\n')[0]?.slice(0, 120) : undefined) ??
    t('newProposal.suggestResolution'),
};
