import type { Bar, PersonRecord } from '../records/members.js';
import { barred, personAt, unbarred } from './standing.js';

const person = { id: 'bank.rep', status: 'active', roles: [] } as unknown as PersonRecord;
const freeze: Bar = { kind: 'frozen', source: 'a', since: 10, until: 20 };
const lock: Bar = { kind: 'locked', source: 'b', since: 10 };

test('a freeze ends by itself, a lock without an end does not', () => {
  const both = barred(barred(person, freeze, 10), lock, 10);
  expect(personAt(both, 19).status).toBe('frozen');
  expect(personAt(both, 20)).toMatchObject({ status: 'locked', bars: [lock] });
});

test('an account is valid until the moment it expires, and no longer', () => {
  const valid = { ...person, validUntil: 20 };
  expect(personAt(valid, 19).status).toBe('active');
  expect(personAt(valid, 20).status).toBe('expired');
  expect(personAt(barred(valid, lock, 10), 20).status).toBe('locked');
});

test('a closed account stays closed, whatever its times say', () => {
  const closed: PersonRecord = { ...person, status: 'closed', bars: [freeze], validUntil: 5 };
  expect(personAt(closed, 30)).toBe(closed);
});

test('a bar from the same source replaces the one before; taking one away leaves the others', () => {
  const longer = barred(barred(person, freeze, 10), { ...freeze, until: 30 }, 15);
  expect(longer.bars).toHaveLength(1);
  expect(personAt(longer, 29).status).toBe('frozen');
  const both = barred(longer, lock, 15);
  expect(unbarred(both, ({ source }) => source === 'a', 16)).toMatchObject({ status: 'locked' });
  expect(unbarred(both, () => true, 16)).toEqual(person);
});
