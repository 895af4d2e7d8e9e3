import {
  type Condition,
  ELEMENT_OPERATORS,
  type ElementOperator,
  type FieldCondition,
  VALUE_OPERATORS,
  type ValueOperator,
  withoutNegations,
} from './condition.js';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from './json-value.js';
import { regularExpression } from './regular-expression.js';
import { erlangTerm, refused } from './request-error.js';

/** Operators that MongoDB has and CouchDB refuses by name. */
const UNSUPPORTED = new Set(['$where', '$geoWithin', '$geoIntersects', '$near', '$nearSphere']);

/**
 * Reads a selector as CouchDB's Mango does.
 *
 * @throws SimulationError in CouchDB's words
 */
export function readSelector(selector: JsonValue): Condition {
  if (!isJsonObject(selector)) {
    throw refused('invalid_selector_json', `Selector must be a JSON object, not: ${erlangTerm(selector)}`);
  }
  const condition = Object.keys(selector).length === 0 ? EVERYTHING : read(selector, '');
  if (condition.kind === 'field' && condition.field === '') {
    throw refused('invalid_selector', 'One or more conditions is missing a field name.');
  }
  return withoutNegations(condition);
}

const EVERYTHING: Condition = { kind: 'all', conditions: [] };

function read(selector: JsonValue, path: string): Condition {
  const entries = isJsonObject(selector) ? Object.entries(selector) : [];
  const [first, ...others] = entries;
  if (first === undefined) {
    return valueCondition(path, '$eq', selector); // A bare value, or an empty object, means equality.
  }
  return others.length === 0
    ? readEntry(first, path)
    : { kind: 'all', conditions: entries.map((entry) => readEntry(entry, path)) };
}

function readEntry([name, argument]: readonly [string, JsonValue], path: string): Condition {
  switch (name) {
    case '$and':
      return { kind: 'all', conditions: readList(name, argument, path) };
    case '$or':
      return { kind: 'any', conditions: readList(name, argument, path) };
    case '$nor':
      return { kind: 'none', conditions: readList(name, argument, path) };
    case '$not':
      return { kind: 'none', conditions: [read(objectArgument(name, argument), path)] };
  }
  if (isOneOf(ELEMENT_OPERATORS, name)) {
    return elementCondition(path, name, objectArgument(name, argument));
  }
  if (isOneOf(VALUE_OPERATORS, name)) {
    checkArgument(name, argument);
    return valueCondition(path, name, argument);
  }
  if (UNSUPPORTED.has(name)) {
    throw refused('not_supported', `Unsupported operator: ${name}`);
  }
  if (name.startsWith('$')) {
    throw refused('invalid_operator', `Invalid operator: ${name}`);
  }
  return read(argument, path === '' ? name : `${path}.${name}`);
}

function readList(operator: string, argument: JsonValue, path: string): Condition[] {
  if (!isJsonArray(argument)) {
    throw badArgument(operator, argument);
  }
  return argument.map((selector) => read(selector, path));
}

function valueCondition(field: string, operator: ValueOperator, argument: JsonValue): FieldCondition {
  return { kind: 'field', field, test: { operator, argument }, negated: false };
}

function elementCondition(field: string, operator: ElementOperator, selector: JsonObject): FieldCondition {
  return { kind: 'field', field, test: { operator, condition: read(selector, '') }, negated: false };
}

function objectArgument(operator: string, argument: JsonValue): JsonObject {
  if (!isJsonObject(argument)) {
    throw badArgument(operator, argument);
  }
  return argument;
}

const isInteger = (value: JsonValue | undefined): boolean => Number.isInteger(value);

const ARGUMENT_RULES: Partial<Record<ValueOperator, (argument: JsonValue) => boolean>> = {
  $in: isJsonArray,
  $nin: isJsonArray,
  $all: isJsonArray,
  $exists: (argument) => typeof argument === 'boolean',
  $type: (argument) => typeof argument === 'string',
  $beginsWith: (argument) => typeof argument === 'string',
  $size: (argument) => isInteger(argument) && Number(argument) >= 0,
  $mod: (argument) => isJsonArray(argument) && argument.length === 2 && argument.every(isInteger),
  $regex: (argument) => typeof argument === 'string' && regularExpression(argument) !== undefined,
};

function checkArgument(operator: ValueOperator, argument: JsonValue): void {
  if (ARGUMENT_RULES[operator]?.(argument) === false) {
    throw badArgument(operator, argument);
  }
}

function badArgument(operator: string, argument: JsonValue): Error {
  return refused('bad_arg', `Bad argument for operator ${operator}: ${erlangTerm(argument)}`);
}

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return names.some((known) => known === name);
}
