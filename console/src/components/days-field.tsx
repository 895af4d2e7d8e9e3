import { useWords } from '../i18n/use-words.js';
import { TextField } from './text-field.js';

interface DaysFieldProps {
  /** A whole number in decimal; empty: not said. */
  readonly value: string;
  /** What it means when nothing is entered. */
  readonly hint: string;
  readonly onChange: (days: string) => void;
}

/** For how many days something is to last. */
export function DaysField({ value, hint, onChange }: DaysFieldProps) {
  const { t } = useWords();
  return (
    <TextField
      label={t('newProposal.days')}
      hint={hint}
      testId="days"
      maxLength={4}
      value={value}
      onChange={(days) => {
        onChange(days.replaceAll(/\D/gu, ''));
      }}
    />
  );
}
