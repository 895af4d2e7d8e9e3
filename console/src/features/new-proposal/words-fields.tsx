import { Input } from 'antd';
import { DocumentPicker } from '../../components/document-picker.js';
import { Field } from '../../components/field.js';
import { useWords } from '../../i18n/use-words.js';
import type { FormState } from './form-state.js';

interface WordsFieldsProps {
  readonly form: FormState;
  readonly suggestion: string;
  readonly onChange: (change: Partial<FormState>) => void;
}

/** Title, reasons and documents: what explains a proposal. */
export function WordsFields({ form, suggestion, onChange }: WordsFieldsProps) {
  const { t } = useWords();
  return (
    <>
      <Field label={t('newProposal.titleField')} hint={t('newProposal.titleHint')}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={200}
            data-testid="title"
            placeholder={suggestion}
            value={form.title}
            onChange={(event) => {
              onChange({ title: event.target.value });
            }}
          />
        )}
      </Field>
      <Field label={t('newProposal.description')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={5}
            maxLength={20_000}
            data-testid="description"
            value={form.description}
            onChange={(event) => {
              onChange({ description: event.target.value });
            }}
          />
        )}
      </Field>
      <DocumentPicker
        label={t('newProposal.documents')}
        documents={form.documents}
        onChange={(documents) => {
          onChange({ documents });
        }}
      />
    </>
  );
}
