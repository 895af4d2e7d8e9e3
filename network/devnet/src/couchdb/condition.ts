import type { JsonValue } from './json-value.js';

/** Operators that look at one value. */
export const VALUE_OPERATORS = [
  '$lt',
  '$lte',
  '$eq',
  '$ne',
  '$gte',
  '$gt',
  '$in',
  '$nin',
  '$exists',
  '$type',
  '$mod',
  '$regex',
  '$beginsWith',
  '$all',
  '$size',
] as const;

/** An operator that looks at one value. */
export type ValueOperator = (typeof VALUE_OPERATORS)[number];

/** Operators that look at what an array or object holds. */
export const ELEMENT_OPERATORS = ['$elemMatch', '$allMatch', '$keyMapMatch'] as const;

/** An operator that looks at what an array or object holds. */
export type ElementOperator = (typeof ELEMENT_OPERATORS)[number];

/** What a field's value must be like. */
export type Test =
  | { readonly operator: ValueOperator; readonly argument: JsonValue }
  | { readonly operator: ElementOperator; readonly condition: Condition };

/** A condition on one field. */
export interface FieldCondition {
  readonly kind: 'field';
  /** As written, with dots; empty for the value itself, inside `$elemMatch` and its like. */
  readonly field: string;
  readonly test: Test;
  /** The field must exist and its value must fail the test. */
  readonly negated: boolean;
}

/** A selector as a tree: every combination spelled out, every field with its full path. */
export type Condition =
  | { readonly kind: 'all'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'any'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'none'; readonly conditions: readonly Condition[] }
  | FieldCondition;

const OPPOSITES: Partial<Record<string, ValueOperator>> = {
  $lt: '$gte',
  $lte: '$gt',
  $eq: '$ne',
  $ne: '$eq',
  $gte: '$lt',
  $gt: '$lte',
  $in: '$nin',
  $nin: '$in',
};

/**
 * The same condition with negations at single fields only, as CouchDB reads it. That is not mere form: a missing
 * field satisfies no condition but `$exists: false`, so `$not: {size: 5}` finds no documents without a size.
 */
export function withoutNegations(condition: Condition): Condition {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { kind: condition.kind, conditions: condition.conditions.map(withoutNegations) };
    case 'none':
      return { kind: 'all', conditions: condition.conditions.map(negation) };
    case 'field':
      return condition;
  }
}

function negation(condition: Condition): Condition {
  switch (condition.kind) {
    case 'all':
      return { kind: 'any', conditions: condition.conditions.map(negation) };
    case 'any':
      return { kind: 'all', conditions: condition.conditions.map(negation) };
    case 'none':
      return { kind: 'any', conditions: condition.conditions.map(withoutNegations) };
    case 'field':
      return { ...condition, ...oppositeOf(condition) };
  }
}

function oppositeOf({ test, negated }: FieldCondition): Pick<FieldCondition, 'test' | 'negated'> {
  if (!('argument' in test)) {
    return { test, negated: !negated };
  }
  if (test.operator === '$exists') {
    return { test: { operator: '$exists', argument: test.argument !== true }, negated };
  }
  const opposite = OPPOSITES[test.operator];
  return opposite === undefined
    ? { test, negated: !negated }
    : { test: { operator: opposite, argument: test.argument }, negated };
}

/** Whether every document that satisfies the condition has all these fields. */
export function requiresFields(condition: Condition, fields: readonly string[]): boolean {
  const required = requiredFields(condition);
  return fields.every((field) => required.has(field));
}

function requiredFields(condition: Condition): ReadonlySet<string> {
  switch (condition.kind) {
    case 'all':
      return new Set(condition.conditions.flatMap((inner) => [...requiredFields(inner)]));
    case 'any': {
      const [first = new Set<string>(), ...others] = condition.conditions.map(requiredFields);
      return new Set([...first].filter((field) => others.every((other) => other.has(field))));
    }
    case 'none':
      return new Set();
    case 'field': {
      const { test } = condition;
      const allowsMissing = test.operator === '$exists' && test.argument === false;
      return new Set(allowsMissing ? [] : [condition.field]);
    }
  }
}

/** Conditions on single fields that hold for every document found: those joined by nothing but "and". */
export function certainConditions(condition: Condition): FieldCondition[] {
  if (condition.kind === 'field') {
    return [condition];
  }
  return condition.kind === 'all' ? condition.conditions.flatMap(certainConditions) : [];
}
