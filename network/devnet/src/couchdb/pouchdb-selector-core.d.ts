/** The parts of PouchDB's selector engine that are used here; the package brings no types of its own. */
declare module 'pouchdb-selector-core' {
  /** Writes a selector out in full. */
  export function massageSelector(selector: Readonly<Record<string, unknown>>): Record<string, unknown>;
  /** Whether a document satisfies the conditions that a selector from {@link massageSelector} has for some fields. */
  export function rowFilter(
    document: Readonly<Record<string, unknown>>,
    selector: Readonly<Record<string, unknown>>,
    fields: readonly string[],
  ): boolean;
  /** Splits a name such as `owner.name` at its dots; `\.` stands for a dot in a name. */
  export function parseField(name: string): string[];
}
