import type { z } from 'zod';
import { type DocumentPath, pathText, type Problem } from './problem.js';
import type { YamlSource } from './yaml-source.js';

type Issue = z.core.$ZodIssue;

/** Words what the schema finds as problems that name the line and what to write. */
export function schemaProblems(source: YamlSource, issues: readonly Issue[]): Problem[] {
  return issues.flatMap((issue) => problemsOf(source, issue, []));
}

function problemsOf(source: YamlSource, issue: Issue, above: DocumentPath): Problem[] {
  const path = [...above, ...documentPath(issue.path)];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        ...source.positionOfKey(path, key),
        path: pathText([...path, key]),
        message: 'No such key is known here. Correct its spelling or remove it.',
      }));
    case 'invalid_union':
      return likeliestBranch(issue.errors).flatMap((inner) => problemsOf(source, inner, path));
    case 'invalid_key':
      return issue.issues.map((inner) => {
        const key = String(path.at(-1));
        const message = `"${key}" cannot be a key here: write ${'message' in inner ? inner.message : 'another'}.`;
        return { ...source.positionOfKey(path.slice(0, -1), key), path: pathText(path), message };
      });
    default:
      return [source.problem(path, advice(issue, valueAt(source.value, path)))];
  }
}

/** The alternative that fits best: the one with the fewest complaints, each unknown key counting as one. */
function likeliestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const cost = (issues: readonly Issue[]): number =>
    issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
  return [...branches].sort((a, b) => cost(a) - cost(b))[0] ?? [];
}

function advice(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeAdvice(issue.expected, value);
    case 'invalid_value':
      return value === undefined
        ? `This is missing. Write one of: ${issue.values.map(String).join(', ')}.`
        : `${quoted(value)} is not possible here. Write one of: ${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      return `${quoted(value)} is too little: at least ${issue.minimum}${unit(issue.origin, issue.minimum)} needed.`;
    case 'too_big':
      return `${quoted(value)} is too much: at most ${issue.maximum}${unit(issue.origin, issue.maximum)} allowed.`;
    case 'invalid_format':
      return `${quoted(value)} does not have the right form. Write ${issue.message}.`;
    default:
      return issue.message;
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a mapping (key: value lines)',
  record: 'a mapping (key: value lines)',
  array: 'a list ("- " lines)',
};

function typeAdvice(expected: string, value: unknown): string {
  const wanted = TYPE_NAMES[expected] ?? expected;
  if (value === undefined) {
    return `This is missing. Add it: ${wanted}.`;
  }
  const quotes = expected === 'string' && typeof value !== 'object' ? ' Put it in quotes.' : '';
  return `${quoted(value)} is not ${wanted}.${quotes}`;
}

function unit(origin: string, count: number | bigint): string {
  const noun = origin === 'string' ? 'character' : origin === 'array' ? 'entry' : undefined;
  if (noun === undefined) {
    return '';
  }
  return count === 1 ? ` ${noun}` : ` ${noun.replace(/y$/u, 'ie')}s`;
}

function quoted(value: unknown): string {
  if (Array.isArray(value)) {
    return value.length === 0 ? 'An empty list' : 'A list';
  }
  if (value === null) {
    return 'Nothing';
  }
  return typeof value === 'object' ? 'A mapping' : JSON.stringify(value);
}

function valueAt(value: unknown, path: DocumentPath): unknown {
  let current: unknown = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null) {
      return undefined;
    }
    current = (current as Readonly<Record<string | number, unknown>>)[step];
  }
  return current;
}

function documentPath(path: readonly PropertyKey[]): DocumentPath {
  return path.map((step) => (typeof step === 'symbol' ? String(step) : step));
}
