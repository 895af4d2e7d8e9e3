import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Fingerprint, PersonId } from '@fabric-governance/chaincode/governance/ids';
import type { RefusedAttempt } from '../contract/audit.js';
import { RefusalsLog } from './refusals-log.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'refusals-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

function attempt(at: number): RefusedAttempt {
  return {
    at,
    personId: 'aurora.li' as PersonId,
    enrolmentId: 'aurora.li',
    fingerprint: 'f'.repeat(64) as Fingerprint,
    step: 'endorse',
    function: 'Ballots:cast',
    error: { code: 'PERMISSION_DENIED', params: { permission: 'ballot.cast' }, kind: 'forbidden' },
  };
}

test('refusals outlive a restart, and a line cut off by a crash', () => {
  const log = new RefusalsLog(directory);
  log.add(attempt(1));
  log.add(attempt(2));
  appendFileSync(path.join(directory, 'refusals.jsonl'), '{"at":3,"person');
  expect(new RefusalsLog(directory).page({ limit: 10 })).toEqual({
    refusals: [attempt(2), attempt(1)],
    total: 2,
  });
});

test('what is written after a line that was cut off is kept', () => {
  appendFileSync(path.join(directory, 'refusals.jsonl'), '{"at":3,"person');
  new RefusalsLog(directory).add(attempt(4));
  expect(new RefusalsLog(directory).page({ limit: 10 }).refusals).toEqual([attempt(4)]);
});

test('pages go from the newest to the oldest', () => {
  const log = new RefusalsLog(directory);
  for (const at of [1, 2, 3]) log.add(attempt(at));
  expect(log.page({ limit: 2 })).toEqual({ refusals: [attempt(3), attempt(2)], total: 3, nextCursor: '1' });
  expect(log.page({ cursor: '1', limit: 2 })).toEqual({ refusals: [attempt(1)], total: 3 });
});
