/** Above so many organisations the sets are too many to list; one is named then. */
const LISTED_LIMIT = 12;

/**
 * The smallest sets of candidates that suffice: none of them can lose a member. Smaller sets come first.
 *
 * @param suffices must hold for every superset of a set it holds for
 */
export function minimalSets<Candidate>(
  candidates: readonly Candidate[],
  suffices: (chosen: readonly Candidate[]) => boolean,
): Candidate[][] {
  if (!suffices(candidates)) {
    return [];
  }
  if (candidates.length > LISTED_LIMIT) {
    return [reduced(candidates, suffices)];
  }
  const found: number[] = [];
  for (const mask of masksBySize(candidates.length)) {
    const isCovered = found.some((smaller) => (smaller & mask) === smaller);
    if (!isCovered && suffices(select(candidates, mask))) {
      found.push(mask);
    }
  }
  return found.map((mask) => select(candidates, mask));
}

/** Leaves out, from the end, every candidate that is not needed. */
export function reduced<Candidate>(
  candidates: readonly Candidate[],
  suffices: (chosen: readonly Candidate[]) => boolean,
): Candidate[] {
  let chosen = [...candidates];
  for (const candidate of candidates.toReversed()) {
    const fewer = chosen.filter((other) => other !== candidate);
    if (suffices(fewer)) {
      chosen = fewer;
    }
  }
  return chosen;
}

function masksBySize(length: number): number[] {
  const masks = Array.from({ length: 2 ** length - 1 }, (_, index) => index + 1);
  return masks.sort((a, b) => size(a) - size(b) || a - b);
}

function size(mask: number): number {
  return mask.toString(2).replaceAll('0', '').length;
}

function select<Candidate>(candidates: readonly Candidate[], mask: number): Candidate[] {
  return candidates.filter((_, index) => (mask & (1 << index)) !== 0);
}
