/** An exact fraction in lowest terms; the denominator is positive. Measures never pass through floating point. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Largest integer that divides both; 0 only for two zeros. */
export function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [larger, smaller] = [left < 0n ? -left : left, right < 0n ? -right : right];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

/**
 * The fraction in lowest terms, e.g. `ratioOf(4, 6)` is 2/3.
 * @throws RangeError when the denominator is zero or a number is no safe integer
 */
export function ratioOf(numerator: bigint | number, denominator: bigint | number): Ratio {
  const [above, below] = [wholeOf(numerator), wholeOf(denominator)];
  if (below === 0n) throw new RangeError(`${above}/0 is no fraction`);
  const divisor = greatestCommonDivisor(above, below) * (below < 0n ? -1n : 1n);
  return { numerator: above / divisor, denominator: below / divisor };
}

function wholeOf(value: bigint | number): bigint {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new RangeError(`${value} is no safe integer`);
  }
  return BigInt(value);
}

/** Negative when the left one is smaller, zero when they are equal, positive when it is larger. */
export function compareRatios(left: Ratio, right: Ratio): number {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator;
  return difference < 0n ? -1 : Number(difference > 0n);
}

/** `left − right`, exactly. */
export function differenceOf(left: Ratio, right: Ratio): Ratio {
  return ratioOf(
    left.numerator * right.denominator - right.numerator * left.denominator,
    left.denominator * right.denominator,
  );
}

/**
 * The fraction as a decimal with this many digits after the point, a half rounded away from zero: `2/3` with 4 digits is
 * `0.6667`. For showing only; nothing decides by it.
 */
export function decimalText({ numerator, denominator }: Ratio, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size * scale + denominator) / (2n * denominator);
  const fraction = digits === 0 ? '' : `.${(rounded % scale).toString().padStart(digits, '0')}`;
  return `${numerator < 0n && rounded > 0n ? '-' : ''}${(rounded / scale).toString()}${fraction}`;
}

/** The fraction of one hundred, e.g. `66.67 %` for 2/3 with 2 digits. */
export function percentText({ numerator, denominator }: Ratio, digits: number): string {
  return `${decimalText(ratioOf(numerator * 100n, denominator), digits)} %`;
}

/** A fraction that JSON can carry: both parts as decimal digits, since they may exceed what a number holds. */
export interface PlainRatio {
  readonly numerator: string;
  readonly denominator: string;
}

/** The same fraction for JSON. */
export function plainRatio({ numerator, denominator }: Ratio): PlainRatio {
  return { numerator: numerator.toString(), denominator: denominator.toString() };
}
