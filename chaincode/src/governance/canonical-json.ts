/**
 * JSON in one form only, so that equal values have equal bytes and equal hashes everywhere: object keys sorted by UTF-16 code
 * units, no whitespace, members that are `undefined` left out (the form of RFC 8785 for what the ledger stores).
 * @throws TypeError for what JSON cannot say: functions, symbols, bigints, NaN and infinities.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return numberJson(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  if (typeof value === 'object') return objectJson(value);
  throw new TypeError(`JSON cannot say a ${typeof value}`);
}

function numberJson(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`JSON cannot say ${String(value)}`);
  return JSON.stringify(value);
}

function objectJson(value: object): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
