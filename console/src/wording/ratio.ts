import { percentText, type PlainRatio } from '@fabric-governance/chaincode/governance/measures/ratio';

/** A fraction as a percentage with one digit; a dash where there is none. */
export function percentWords(ratio: PlainRatio | undefined): string {
  if (ratio === undefined) return '–';
  const { numerator, denominator } = ratio;
  return percentText({ numerator: BigInt(numerator), denominator: BigInt(denominator) }, 1);
}
