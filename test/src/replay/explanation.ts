import type { Floor } from '@fabric-governance/chaincode/governance/charter';
import type {
  ConditionResult,
  DecisionRecord,
} from '@fabric-governance/chaincode/governance/records/decisions';

const COUNTED = { yes: 'yes', no: 'no', abstain: 'abstaining', 'taking-part': 'taking part' } as const;
const BASES = { electorate: 'all', 'taking-part': 'those taking part', cast: 'yes and no ballots' } as const;
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
  const { floor, needed, reached, base, met } = result;
  const unit = floor.measure === 'weight' ? ' weight' : '';
  const bound = floor.comparator === 'gte' || floor.comparator === 'gt' ? 'needed' : 'allowed';
  return `${fractionText(floor)} ${BASES[floor.base]} (${base}): ${needed}${unit} ${COUNTED[floor.count]} ${bound}, ${reached} reached, ${met ? 'met' : 'not met'}`;
}

function fractionText({ comparator, numerator, denominator }: Floor): string {
  return `${BOUNDS[comparator]} ${numerator}/${denominator} of`;
}
