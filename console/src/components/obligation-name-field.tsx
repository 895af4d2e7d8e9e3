import { useWords } from '../i18n/use-words.js';
import { nameProblem } from './obligation-name.js';
import { TextField } from './text-field.js';

const HINTS = {
  wrong: 'obligations.nameWrong',
  taken: 'cases.dutyNameTaken',
} as const;

interface ObligationNameFieldProps {
  readonly value: string;
  readonly taken?: readonly string[];
  readonly testId: string;
  readonly onChange: (name: string) => void;
}

/** The name of an obligation, with what is wrong about it. */
export function ObligationNameField({ value, taken, testId, onChange }: ObligationNameFieldProps) {
  const { t } = useWords();
  const problem = nameProblem(value, taken);
  return (
    <TextField
      label={t('obligations.formName')}
      hint={t(problem === undefined ? 'obligations.formNameHint' : HINTS[problem])}
      testId={testId}
      maxLength={40}
      value={value}
      onChange={onChange}
    />
  );
}
