import { useWords } from '../i18n/use-words.js';
import { TextField } from './text-field.js';

interface GroundsFieldProps {
  readonly value: string;
  readonly onChange: (grounds: string) => void;
}

/** What speaks for it, in words that everybody reads. */
export function GroundsField({ value, onChange }: GroundsFieldProps) {
  const { t } = useWords();
  return (
    <TextField
      label={t('newProposal.grounds')}
      testId="grounds"
      rows={3}
      maxLength={2000}
      value={value}
      onChange={onChange}
    />
  );
}
