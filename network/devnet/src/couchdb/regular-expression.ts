/**
 * A pattern of CouchDB's (PCRE) as JavaScript's; they agree in what selectors commonly use. Options at the beginning,
 * `(?i)`, become flags.
 *
 * @returns undefined for what is no pattern
 */
export function regularExpression(pattern: string): RegExp | undefined {
  const [options = '', flags = ''] = /^\(\?([ims]+)\)/u.exec(pattern) ?? [];
  try {
    return new RegExp(pattern.slice(options.length), flags);
  } catch {
    return undefined; // The caller refuses it by name.
  }
}
