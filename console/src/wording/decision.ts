import type {
  ConditionResult,
  DecisionRecord,
} from '@fabric-governance/chaincode/governance/records/decisions';
import type { Word } from '../i18n/words/keys.js';
import { floorWords, leafWords } from './rule.js';

type FloorResult = Extract<ConditionResult, { readonly floor: unknown }>;
type NumberResult = Extract<ConditionResult, { readonly number: unknown }>;
type Reached = Pick<FloorResult, 'reached' | 'needed'>;

/** How one condition came out, in words; a group has its parts below it. */
export interface ExplainedCondition {
  readonly met: boolean;
  readonly text: string;
  readonly parts: readonly ExplainedCondition[];
}

/** A decision in words: the outcome, and why, in the order in which the rule looks at it. */
export interface ExplainedDecision {
  readonly headline: string;
  readonly notes: readonly string[];
  readonly quorum?: ExplainedCondition;
  readonly threshold: ExplainedCondition;
}

function floorMargin({ reached, needed }: Reached, t: Word): string {
  if (reached === needed) return t('decision.exactly');
  return reached > needed
    ? t('decision.above', { by: reached - needed })
    : t('decision.short', { by: needed - reached });
}

function ceilingMargin({ reached, needed }: Reached, t: Word): string {
  if (reached === needed) return t('decision.limit');
  return reached < needed
    ? t('decision.below', { by: needed - reached })
    : t('decision.over', { by: reached - needed });
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const isUpper = ({ comparator }: { readonly comparator: string }): boolean =>
  comparator === 'lte' || comparator === 'lt';

function floorResultWords(leaf: FloorResult, t: Word): string {
  const clause = capitalised(floorWords(leaf.floor, t));
  if (leaf.base === 0) return t('decision.leafEmpty', { clause });
  const { needed, reached, base } = leaf;
  return isUpper(leaf.floor)
    ? t('decision.leafCeiling', { clause, needed, reached, base, margin: ceilingMargin(leaf, t) })
    : t('decision.leafFloor', { clause, needed, reached, base, margin: floorMargin(leaf, t) });
}

function numberResultWords(leaf: NumberResult, t: Word): string {
  const { needed, reached } = leaf;
  const clause = capitalised(leafWords(leaf.number, t));
  return isUpper(leaf.number)
    ? t('decision.leafNumberCeiling', { clause, needed, reached, margin: ceilingMargin(leaf, t) })
    : t('decision.leafNumber', { clause, needed, reached, margin: floorMargin(leaf, t) });
}

/** The result tree of a condition in words. */
export function explainCondition(result: ConditionResult, t: Word): ExplainedCondition {
  if ('floor' in result) return { met: result.met, text: floorResultWords(result, t), parts: [] };
  if ('number' in result) return { met: result.met, text: numberResultWords(result, t), parts: [] };
  if ('consents' in result) {
    const clause = capitalised(leafWords(result.consents, t));
    const text = t('decision.leafConsents', { clause, given: result.given.length });
    return { met: result.met, text, parts: [] };
  }
  const isAll = 'all' in result;
  const parts = isAll ? result.all : result.any;
  return {
    met: result.met,
    text: t(isAll ? 'decision.allOf' : 'decision.anyOf'),
    parts: parts.map((part) => explainCondition(part, t)),
  };
}

/** What else counted: an early end, who left or was represented, a casting vote, how long the bar was held, who was elected. */
function notesOn(record: DecisionRecord, t: Word): readonly string[] {
  const { recused = [], delegated = [], disinterested, castingVote, sustained, election } = record;
  return [
    ...(record.early ? [t('decision.early')] : []),
    ...(recused.length > 0
      ? [t('decision.recused', { members: recused.join(t('common.enumeration')) })]
      : []),
    ...(delegated.length > 0 ? [t('decision.delegated', { number: delegated.length })] : []),
    ...(disinterested === undefined
      ? []
      : [t('decision.disinterested', { reached: disinterested.reached, needed: disinterested.needed })]),
    ...(castingVote === undefined
      ? []
      : [
          t('decision.casting', { member: castingVote.memberId, choice: t(`choices.${castingVote.choice}`) }),
        ]),
    ...(sustained === undefined ? [] : [t(sustained.met ? 'decision.sustained' : 'decision.notSustained')]),
    ...(election === undefined
      ? []
      : [t('decision.elected', { candidates: election.elected.join(t('common.enumeration')) })]),
  ];
}

/** Which rule decided and by how much (shared/design.md §3), from the ledger's own record. */
export function explainDecision(record: DecisionRecord, track: string, t: Word): ExplainedDecision {
  return {
    headline: t(`decision.${record.outcome}`, { track }),
    notes: notesOn(record, t),
    ...(record.quorum === undefined ? {} : { quorum: explainCondition(record.quorum, t) }),
    threshold: explainCondition(record.threshold, t),
  };
}
