const HASH = /^[0-9a-f]{64}$/u;
const SHOWN = 12;

/** A hash or transaction id by its beginning; any other part of a key as it is. */
export const shortId = (part: string): string => (HASH.test(part) ? `${part.slice(0, SHOWN)}…` : part);

/** The common name of a certificate's subject; the whole subject where it has none. */
export const commonNameOf = (subject: string): string =>
  /(?:^|,\s*)CN=([^,]+)/u.exec(subject)?.[1] ?? subject;
