import { wordsOf } from '../i18n/testing/words-of.js';
import { concernOf } from './concerns.js';
import { PLAIN_NAMES } from './names.js';

const write = (kind: string, value: unknown) => ({ kind, key: [], isDelete: false, value });

it('says what a record is about that the arguments only name', async () => {
  const wording = { t: await wordsOf('en'), language: 'en', names: PLAIN_NAMES } as const;
  const input = { requestId: 'ab'.repeat(32) };
  const change = { kind: 'lock', personId: 'aurora-bank.li-na', reason: 'Lost.' };
  const writes = [write('audit', {}), write('account-request', { change })];
  expect(concernOf({ input, writes }, wording)).toBe(
    'Lock the account of aurora-bank.li-na of aurora-bank: “Lost.”',
  );
  const joined = [write('intervention', { kind: 'pause-system', reason: 'Repairs.' })];
  expect(concernOf({ input: { interventionId: 'x' }, writes: joined }, wording)).toBe(
    'Pause the system (everybody), until it is lifted: “Repairs.”',
  );
});

it('adds nothing where the arguments say it all, or the record is not written', async () => {
  const wording = { t: await wordsOf('en'), language: 'en', names: PLAIN_NAMES } as const;
  expect(concernOf({ input: { title: 'T' }, writes: [write('case', { title: 'C' })] }, wording)).toBe(
    undefined,
  );
  expect(concernOf({ input: { caseId: 'x' }, writes: [] }, wording)).toBe(undefined);
  expect(concernOf({ input: null, writes: [] }, wording)).toBe(undefined);
});
