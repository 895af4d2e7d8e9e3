import type { Fingerprint, MemberId, PersonId } from '../ids.js';
import type { PersonRecord } from '../records/members.js';
import { closedAccounts } from './closed-accounts.js';

function person(id: string, closedAt?: number): PersonRecord {
  return {
    ...{ schemaVersion: 1, id: id as PersonId, memberId: 'bank' as MemberId, name: { en: id, zh: id } },
    ...{ roles: [], status: closedAt === undefined ? 'active' : 'closed' },
    ...(closedAt === undefined ? {} : { closed: { at: closedAt, reason: 'Left.' } }),
  };
}

test('closed accounts are listed latest first, those of one moment by their ids, each with its last key', () => {
  const people = [
    ...[person('bank.early', 10), person('bank.c', 20), person('bank.a', 20), person('bank.b', 20)],
    ...[person('bank.active'), person('bank.late', 30)],
  ];
  const personId = 'bank.late' as PersonId;
  const key = { schemaVersion: 1, personId, fingerprint: 'f'.repeat(64) as Fingerprint } as const;
  const listed = closedAccounts(people, [key]);
  expect(listed.map(({ personId: id }) => id)).toEqual([
    'bank.late',
    'bank.a',
    'bank.b',
    'bank.c',
    'bank.early',
  ]);
  expect(listed[0]).toEqual({
    ...{ personId, memberId: 'bank', at: 30, reason: 'Left.', fingerprint: key.fingerprint },
  });
  expect(listed[1]?.fingerprint).toBeNull();
});
