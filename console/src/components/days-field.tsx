import { useWords } from '../i18n/use-words.js';
import { TextField } from './text-field.js';

interface DaysFieldProps {
  /** What the days are; left out: for how many of them something is to last. */
  readonly label?: string;
  /** A whole number in decimal; empty: not said. */
  readonly value: string;
  /** What it means when nothing is entered. */
  readonly hint: string;
  readonly onChange: (days: string) => void;
}

/** A number of days. */
export function DaysField({ label, value, hint, onChange }: DaysFieldProps) {
  const { t } = useWords();
  return (
    <TextField
      label={label ?? t('newProposal.days')}
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
