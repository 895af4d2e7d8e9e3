import { Checkbox } from 'antd';
import { useId } from 'react';

interface ChoicesFieldProps<Value extends string> {
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: readonly Value[];
  readonly testId: string;
  readonly onChange: (value: Value[]) => void;
}

/** Any number of several. */
export function ChoicesField<Value extends string>({
  label,
  hint,
  options,
  value,
  testId,
  onChange,
}: ChoicesFieldProps<Value>) {
  const hintId = useId();
  return (
    <fieldset
      className="field-set"
      data-testid={testId}
      {...(hint === undefined ? {} : { 'aria-describedby': hintId })}
    >
      <legend>{label}</legend>
      <Checkbox.Group<Value> value={[...value]} options={[...options]} onChange={onChange} />
      {hint !== undefined && (
        <div id={hintId} className="small muted">
          {hint}
        </div>
      )}
    </fieldset>
  );
}
