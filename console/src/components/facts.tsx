import { Fragment, type ReactNode } from 'react';

/** A label and its value; a value of null leaves the line out. */
export type Fact = readonly [label: string, value: ReactNode];

/** Labels with values. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== null)
        .map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}

/** Data as it is stored, folded away. */
export function StoredJson({ label, value }: { readonly label: string; readonly value: unknown }) {
  return (
    <details>
      <summary>{label}</summary>
      <pre className="json" tabIndex={0}>
        {JSON.stringify(value, null, 2)}
      </pre>
    </details>
  );
}
