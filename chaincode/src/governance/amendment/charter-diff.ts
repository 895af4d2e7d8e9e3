import { canonicalJson } from '../canonical-json.js';

/** One parameter that differs between two charters; absent on the side that does not have it. */
export interface CharterDifference {
  /** From the charter's root, e.g. `tracks.ordinary.threshold.numerator`. */
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * Everything in which two charters differ, in the order of their paths (R19: every version comparable). Parts are compared parameter by
 * parameter; a list counts as one value, since its order has a meaning; so does a part that only one of the two has.
 */
export function charterDiff(before: unknown, after: unknown, path = ''): CharterDifference[] {
  if (before !== undefined && after !== undefined && canonicalJson(before) === canonicalJson(after))
    return [];
  if (!isPart(before) || !isPart(after))
    return [{ path, ...side('before', before), ...side('after', after) }];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => {
    const [old, next] = [before[name], after[name]];
    if (old === undefined && next === undefined) return [];
    return charterDiff(old, next, path === '' ? name : `${path}.${name}`);
  });
}

function isPart(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function side(name: 'before' | 'after', value: unknown): Partial<CharterDifference> {
  return value === undefined ? {} : { [name]: value };
}

/** Whether a difference touches a part of the charter: the part itself, something below it, or something that it is below. */
export function touches({ path }: Pick<CharterDifference, 'path'>, part: string): boolean {
  return path === part || path.startsWith(`${part}.`) || part.startsWith(`${path}.`);
}
