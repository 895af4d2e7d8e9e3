const FIRST_SURROGATE = 0xd800;

/**
 * Orders keys by their UTF-8 bytes, as Fabric does. JavaScript's own order compares UTF-16 units, which puts
 * characters above U+FFFF (composite keys end ranges with U+10FFFF) before U+E000.
 *
 * @returns negative, zero or positive, as for `Array.sort`
 */
export function compareKeys(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) {
      return isSurrogate(a) === isSurrogate(b) ? a - b : rank(a) - rank(b);
    }
  }
  return left.length - right.length;
}

/** A copy in UTF-8 order. */
export function sortedKeys(keys: Iterable<string>): string[] {
  return [...keys].sort(compareKeys);
}

function isSurrogate(unit: number): boolean {
  return unit >= FIRST_SURROGATE && unit <= 0xdfff;
}

// A surrogate stands for a character above U+FFFF, so it comes after every other unit.
function rank(unit: number): number {
  return isSurrogate(unit) ? unit + 0x10000 : unit;
}
