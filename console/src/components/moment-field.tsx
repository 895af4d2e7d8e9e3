import { Field } from './field.js';

interface MomentFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** Milliseconds since 1970; undefined: not chosen. */
  readonly value: number | undefined;
  readonly testId: string;
  readonly onChange: (value: number | undefined) => void;
}

/** A date-time control's text in the reader's time zone, to the minute. */
function textOf(value: number | undefined): string {
  if (value === undefined) return '';
  const zone = new Date(value).getTimezoneOffset() * 60_000;
  return new Date(value - zone).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length);
}

/** A moment in the reader's time zone, by the browser's own control. */
export function MomentField({ label, hint, value, testId, onChange }: MomentFieldProps) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(ids) => (
        <input
          {...ids}
          type="datetime-local"
          className="plain-select"
          data-testid={testId}
          value={textOf(value)}
          onChange={(event) => {
            const moment = new Date(event.target.value).getTime();
            onChange(Number.isNaN(moment) ? undefined : moment);
          }}
        />
      )}
    </Field>
  );
}
