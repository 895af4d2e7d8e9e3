import { compareKeys } from '../ledger/key-order.js';
import { certainConditions, type Condition, requiresFields } from './condition.js';
import type { QueryIndex } from './index-definition.js';
import type { MangoQuery } from './mango-query.js';
import { refused } from './request-error.js';

/** Operators that narrow an index down to a range. */
const RANGE_OPERATORS = new Set(['$lt', '$lte', '$eq', '$gte', '$gt']);

/**
 * The index that CouchDB serves a query from. It matters even here, where nothing is faster for it: results come in
 * the order of the index, and without a fitting one a sorted query is refused.
 *
 * @returns undefined for the documents themselves, in the order of their ids
 * @throws SimulationError in CouchDB's words
 */
export function chooseIndex(query: MangoQuery, indexes: readonly QueryIndex[]): QueryIndex | undefined {
  const isNamed = (index: QueryIndex): boolean => isNamedBy(query.useIndex, index);
  const usable = indexes.filter(
    (index) => (index.partialFilter === undefined || isNamed(index)) && canServe(index, query),
  );
  const named = usable.filter(isNamed);
  const [best] = (named.length > 0 ? named : usable).sort(bestFirst(query.condition));
  if (best === undefined && !documentsCanServe(query)) {
    throw refused('no_usable_index', 'No index exists for this sort, try indexing by the sort fields.');
  }
  return best;
}

function isNamedBy([designDocument, name]: readonly string[], index: QueryIndex): boolean {
  return index.designDocument === designDocument && (name === undefined || index.name === name);
}

/** An index serves a query if every document looked for is in it, and if it has them in the order asked for. */
function canServe({ fields }: QueryIndex, { condition, sort }: MangoQuery): boolean {
  const implied = new Set(['_id', '_rev', ...sort.fields]);
  return (
    requiresFields(
      condition,
      fields.filter((field) => !implied.has(field)),
    ) && hasOrder(fields, sort.fields, condition)
  );
}

/** Fields that the query fixes to one value may stand before those of the order. */
function hasOrder(columns: readonly string[], sortFields: readonly string[], condition: Condition): boolean {
  if (sortFields.length === 0) {
    return true;
  }
  const constant = new Set(
    certainConditions(condition)
      .filter(({ test, negated }) => test.operator === '$eq' && !negated)
      .map(({ field }) => field),
  );
  let start = 0;
  while (columns[start] !== sortFields[0] && constant.has(columns[start] ?? '')) {
    start++;
  }
  return sortFields.every((field, offset) => columns[start + offset] === field);
}

function documentsCanServe({ condition, sort }: MangoQuery): boolean {
  return sort.fields.length === 0 || (rangedFields(condition).has('_id') && sort.fields.join() === '_id');
}

function rangedFields(condition: Condition): ReadonlySet<string> {
  return new Set(
    certainConditions(condition)
      .filter(({ test, negated }) => RANGE_OPERATORS.has(test.operator) && !negated)
      .map(({ field }) => field),
  );
}

/** First the index that narrows the search by most fields, then the one with the fewest, then by name. */
function bestFirst(condition: Condition): (left: QueryIndex, right: QueryIndex) => number {
  const ranged = rangedFields(condition);
  const narrowing = ({ fields }: QueryIndex): number => {
    const end = fields.findIndex((field) => !ranged.has(field));
    return end === -1 ? fields.length : end;
  };
  return (left, right) =>
    narrowing(right) - narrowing(left) ||
    left.fields.length - right.fields.length ||
    compareKeys(left.designDocument, right.designDocument) ||
    compareKeys(left.name, right.name);
}
