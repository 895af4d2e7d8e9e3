import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatReference } from './format-reference.js';
import { scriptOf } from './read-replay-file.js';

const FILE = join(__dirname, '../../../../docs/replay-format.md');

test('docs/replay-format.md is what the schema says now; otherwise: npm run docs:replay', () => {
  expect(readFileSync(FILE, 'utf8')).toBe(formatReference());
});

test('every key says what it means', () => {
  const silent = formatReference()
    .split('\n')
    .filter((line) => line.startsWith('| `') && line.endsWith('|  |'));
  expect(silent).toEqual([]);
});

test('the smallest file is one', () => {
  const example = /```json\n([\s\S]*?)```/u.exec(formatReference())?.[1] ?? '';
  expect(scriptOf(JSON.parse(example), 'example').votes).toHaveLength(1);
});
