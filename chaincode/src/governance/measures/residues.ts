import { greatestCommonDivisor } from './ratio.js';

/** Two numbers below this add up to a safe integer. */
const MOST = 2 ** 52;

/**
 * Moduli without a common divisor, each at most 2^52, whose product exceeds 2^bits. Counts too large for a number are kept as their
 * remainders by each of them, so that plain number arrays do for counting.
 */
export function moduliBeyond(bits: number): readonly number[] {
  const moduli: number[] = [];
  let product = 1n;
  for (let candidate = MOST; product <= 2n ** BigInt(bits); candidate -= 1) {
    if (greatestCommonDivisor(product, BigInt(candidate)) !== 1n) continue;
    moduli.push(candidate);
    product *= BigInt(candidate);
  }
  return moduli;
}

/**
 * The integer closest to zero that leaves these remainders (Chinese remainder theorem), in the order of the moduli: from
 * `−product/2`, exclusive, to `product/2`.
 */
export function fromResidues(residues: readonly number[], moduli: readonly number[]): bigint {
  const product = moduli.reduce((all, modulus) => all * BigInt(modulus), 1n);
  const sum = moduli.reduce((total, modulus, index) => {
    const others = product / BigInt(modulus);
    return total + BigInt(residues[index] ?? 0) * others * inverseOf(others, BigInt(modulus));
  }, 0n);
  const least = sum % product;
  return 2n * least > product ? least - product : least;
}

/** What times the value leaves remainder 1 (extended Euclid); value and modulus have no common divisor. */
function inverseOf(value: bigint, modulus: bigint): bigint {
  let [remainder, next] = [modulus, value % modulus];
  let [coefficient, nextCoefficient] = [0n, 1n];
  while (next !== 0n) {
    const quotient = remainder / next;
    [remainder, next] = [next, remainder - quotient * next];
    [coefficient, nextCoefficient] = [nextCoefficient, coefficient - quotient * nextCoefficient];
  }
  return ((coefficient % modulus) + modulus) % modulus;
}
