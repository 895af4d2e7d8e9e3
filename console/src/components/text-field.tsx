import { Input } from 'antd';
import { Field } from './field.js';

interface TextFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly testId: string;
  /** More than one: several lines. */
  readonly rows?: number;
  readonly maxLength?: number;
  readonly onChange: (value: string) => void;
}

/** Words to be written, on one line or several. */
export function TextField({ label, hint, value, testId, rows = 1, maxLength, onChange }: TextFieldProps) {
  const change = (event: { readonly target: { readonly value: string } }) => {
    onChange(event.target.value);
  };
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(ids) => {
        const shared = {
          ...ids,
          value,
          'data-testid': testId,
          onChange: change,
          ...(maxLength === undefined ? {} : { maxLength }),
        };
        return rows > 1 ? <Input.TextArea {...shared} rows={rows} /> : <Input {...shared} />;
      }}
    </Field>
  );
}
