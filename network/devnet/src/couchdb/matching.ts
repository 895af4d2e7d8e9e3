import { massageSelector, rowFilter } from 'pouchdb-selector-core';
import { compareJson } from './collation.js';
import type { Condition, FieldCondition, Test, ValueOperator } from './condition.js';
import { fieldPath, UNREACHABLE, valueAt } from './field-path.js';
import { isJsonArray, isJsonObject, type JsonValue } from './json-value.js';
import { regularExpression } from './regular-expression.js';

/** Decides whether a value satisfies a condition. */
export type Matcher = (value: JsonValue) => boolean;

/**
 * Makes a condition ready to be asked of many documents. What single values are tested for is PouchDB's selector
 * engine's; combinations, missing fields and the order of strings are done here, for PouchDB does them otherwise than
 * CouchDB (conditions beside an `$and` are lost, `$ne` matches missing fields, strings compare by code unit).
 */
export function matcherOf(condition: Condition): Matcher {
  switch (condition.kind) {
    case 'all': {
      const matchers = condition.conditions.map(matcherOf);
      return (value) => matchers.every((matches) => matches(value));
    }
    case 'any': {
      const matchers = condition.conditions.map(matcherOf);
      return (value) => matchers.some((matches) => matches(value));
    }
    case 'none': {
      const matchers = condition.conditions.map(matcherOf);
      return (value) => !matchers.some((matches) => matches(value));
    }
    case 'field':
      return fieldMatcher(condition);
  }
}

function fieldMatcher({ field, test, negated }: FieldCondition): Matcher {
  const path = fieldPath(field);
  const passes = testOf(test, field === '_id');
  const allowsMissing = test.operator === '$exists' && test.argument === false;
  return (document) => {
    const value = valueAt(document, path);
    if (value === undefined) {
      return allowsMissing;
    }
    return value !== UNREACHABLE && passes(value) !== negated;
  };
}

function testOf(test: Test, isId: boolean): Matcher {
  if ('condition' in test) {
    const matches = matcherOf(test.condition);
    switch (test.operator) {
      case '$elemMatch':
        return (value) => isJsonArray(value) && value.some(matches);
      case '$allMatch':
        return (value) => isJsonArray(value) && value.length > 0 && value.every(matches);
      case '$keyMapMatch':
        return (value) => isJsonObject(value) && Object.keys(value).some(matches);
    }
  }
  // Document ids are compared by their bytes.
  return valueTest(test.operator, test.argument, isId ? compareIds : compareJson);
}

type Comparison = (left: JsonValue, right: JsonValue) => number;

/** What an operator that compares makes of how the value compares to its argument. */
const COMPARISONS: Partial<Record<ValueOperator, (order: number) => boolean>> = {
  $lt: (order) => order < 0,
  $lte: (order) => order <= 0,
  $eq: (order) => order === 0,
  $ne: (order) => order !== 0,
  $gte: (order) => order >= 0,
  $gt: (order) => order > 0,
};

function valueTest(operator: ValueOperator, argument: JsonValue, compare: Comparison): Matcher {
  const comparison = COMPARISONS[operator];
  if (comparison !== undefined) {
    return (value) => comparison(compare(value, argument));
  }
  switch (operator) {
    case '$in':
      return (value) => isAmong(value, argument, compare);
    case '$nin':
      return (value) => !isAmong(value, argument, compare);
    case '$all':
      return allTest(argument);
    case '$beginsWith':
    case '$regex':
      return textTest(operator, typeof argument === 'string' ? argument : '');
    default:
      return libraryTest(operator, argument);
  }
}

function textTest(operator: '$beginsWith' | '$regex', argument: string): Matcher {
  return operator === '$regex'
    ? libraryTest(operator, regularExpression(argument))
    : (value) => typeof value === 'string' && value.startsWith(argument);
}

/** An array is among the candidates when one of its elements is. */
function isAmong(value: JsonValue, candidates: JsonValue, compare: Comparison): boolean {
  const values = isJsonArray(value) ? value : [value];
  return (
    isJsonArray(candidates) &&
    candidates.some((candidate) => values.some((single) => compare(single, candidate) === 0))
  );
}

/** Besides holding all elements, an array may equal the only one. */
function allTest(argument: JsonValue): Matcher {
  const holdsAll = libraryTest('$all', argument);
  const only = isJsonArray(argument) && argument.length === 1 ? argument[0] : undefined;
  return (value) =>
    holdsAll(value) || (only !== undefined && isJsonArray(value) && compareJson(value, only) === 0);
}

function libraryTest(operator: ValueOperator, argument: unknown): Matcher {
  const selector = massageSelector({ value: { [operator]: argument } });
  return (value) => rowFilter({ value }, selector, ['value']);
}

function compareIds(left: JsonValue, right: JsonValue): number {
  return typeof left === 'string' && typeof right === 'string'
    ? Buffer.compare(Buffer.from(left), Buffer.from(right))
    : compareJson(left, right);
}
