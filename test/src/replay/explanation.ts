import type { Floor } from '@fabric-governance/chaincode/governance/charter';
import type {
  ConditionResult,
  DecisionRecord,
} from '@fabric-governance/chaincode/governance/records/decisions';

const COUNTED = {
  yes: 'yes',
  no: 'no',
  abstain: 'abstaining',
  cast: 'yes or no',
  'taking-part': 'taking part',
  net: 'more yes than no',
} as const satisfies Record<Floor['count'], string>;
const BASES = {
  seats: 'all seats',
  electorate: 'all',
  active: 'all active',
  'taking-part': 'those taking part',
  cast: 'yes and no ballots',
  yes: 'yes ballots',
  no: 'no ballots',
  abstain: 'abstentions',
} as const satisfies Record<Floor['base'], string>;
const BOUNDS = { gte: 'at least', gt: 'more than', lte: 'at most', lt: 'less than' } as const;

/** Why the vote ended as it did, in an English sentence made from the decision's own numbers. */
export function explain(decision: DecisionRecord): string {
  const parts = [
    ...(decision.quorum === undefined ? [] : [`quorum: ${conditionText(decision.quorum)}`]),
    `threshold: ${conditionText(decision.threshold)}`,
  ];
  return parts.join('; ');
}

function conditionText(result: ConditionResult): string {
  if ('all' in result) return `(${result.all.map(conditionText).join(' and ')})`;
  if ('any' in result) return `(${result.any.map(conditionText).join(' or ')})`;
  if ('consents' in result) {
    const { consents, given, met } = result;
    return `${consents.least} of ${consents.consents.join(', ')}: ${given.length} yes, ${metText(met)}`;
  }
  if ('number' in result) return numberText(result);
  const { floor, needed, reached, base, met } = result;
  const unit = floor.measure === 'weight' ? ' weight' : '';
  const bound = boundText(floor.comparator);
  return `${fractionText(floor)} ${BASES[floor.base]} (${base}): ${needed}${unit} ${COUNTED[floor.count]} ${bound}, ${reached} reached, ${metText(met)}${amongText(floor)}`;
}

type NumberResult = Extract<ConditionResult, { readonly number: unknown }>;

function numberText({ number, needed, reached, met }: NumberResult): string {
  const unit = number.measure === 'weight' ? ' weight' : '';
  const bound = boundText(number.comparator);
  return `${BOUNDS[number.comparator]} ${number.number}: ${needed}${unit} ${COUNTED[number.count]} ${bound}, ${reached} reached, ${metText(met)}${amongText(number)}`;
}

const metText = (met: boolean): string => (met ? 'met' : 'not met');
const boundText = (comparator: Floor['comparator']): string =>
  comparator === 'gte' || comparator === 'gt' ? 'needed' : 'allowed';
const amongText = ({ among }: Pick<Floor, 'among'>): string =>
  among === undefined ? '' : ` (among ${among})`;

function fractionText({ comparator, numerator, denominator }: Floor): string {
  return `${BOUNDS[comparator]} ${numerator}/${denominator} of`;
}
