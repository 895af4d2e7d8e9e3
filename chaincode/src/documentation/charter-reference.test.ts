import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { charterSchema } from '../governance/charter/charter.js';
import { charterReference } from './charter-reference.js';

const FILE = join(__dirname, '..', '..', '..', 'docs', 'charter-reference.md');

test('docs/charter-reference.md is what the schema says now; otherwise: npm run docs:charter', () => {
  expect(readFileSync(FILE, 'utf8')).toBe(charterReference());
});

interface Node {
  readonly [name: string]: unknown;
}

/** Every number of the schema with its bounds, wherever it stands. */
function numbersIn(value: unknown, path: string): { readonly path: string; readonly node: Node }[] {
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Node;
  const own = node['type'] === 'integer' && node['const'] === undefined ? [{ path, node }] : [];
  return [...own, ...Object.entries(node).flatMap(([name, part]) => numbersIn(part, `${path}/${name}`))];
}

test('every number has a lower and an upper bound of its own', () => {
  const numbers = numbersIn(z.toJSONSchema(charterSchema), '');
  expect(numbers.length).toBeGreaterThan(30);
  const unbounded = numbers.filter(
    ({ node }) => typeof node['minimum'] !== 'number' || Math.abs(Number(node['maximum'])) > 1_000_000_000,
  );
  expect(unbounded.map(({ path }) => path)).toEqual([]);
});

test('every parameter of every named part says what it means', () => {
  const silent = charterReference()
    .split('\n')
    .filter((line) => line.startsWith('| `') && line.endsWith('|  |'))
    .map((line) => line.split('`')[1]);
  expect(silent).toEqual([]);
});
