import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkCharter } from '@fabric-governance/chaincode/governance/charter/checks/charter-checks';
import { charterDocuments } from './sentences-document.js';

const ROOT = join(__dirname, '../../..');
const FOLDER = join(ROOT, 'network/charters/sentences');
const DOCUMENTS = charterDocuments(ROOT);

describe.each(DOCUMENTS)('$name', ({ name, rules, text }) => {
  test('reads as it did when it was last read over; otherwise: npm run docs:sentences, and read', () => {
    expect(readFileSync(join(FOLDER, name), 'utf8')).toBe(text);
  });

  test('could be founded: nothing in it is refused', () => {
    const findings = checkCharter({ ...rules, textHash: '0'.repeat(64) });
    expect(findings.filter(({ severity }) => severity === 'refusal')).toEqual([]);
  });
});

test('there is a document for every charter, and no other', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(DOCUMENTS.map(({ name }) => name).sort());
});
