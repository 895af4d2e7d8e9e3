import { Field } from './field.js';

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface ChoiceFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly Option[];
  readonly value: string;
  /** Shown for no choice; without it one must be chosen. */
  readonly placeholder?: string;
  readonly testId: string;
  readonly onChange: (value: string) => void;
}

/** One of several, by the browser's own control: small, and at home on a telephone. */
export function ChoiceField({
  label,
  hint,
  options,
  value,
  placeholder,
  testId,
  onChange,
}: ChoiceFieldProps) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(ids) => (
        <select
          {...ids}
          className="plain-select"
          data-testid={testId}
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        >
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
