import { implicitCollection, KEYS, padded } from './keys.js';

test('numbers keep their order as text, up to their bound', () => {
  const versions = [1, 2, 10, 99, 100, 999_999].map((version) => KEYS.charter({ version })[0] ?? '');
  expect([...versions].sort()).toEqual(versions);
  expect(padded(7, 3)).toBe('007');
  expect(() => padded(1000, 3)).toThrow(RangeError);
});

test('attempts come before members, so that one range holds an attempt', () => {
  const key = { proposalId: 'p', memberId: 'bank', attempt: 2 };
  expect(KEYS.attestation(key)).toEqual(['p', '002', 'bank']);
  expect(KEYS.contribution(key)).toEqual(KEYS.attestation(key));
});

test("an organisation's implicit collection has Fabric's name for it", () => {
  expect(implicitCollection('AuroraBankMSP')).toBe('_implicit_org_AuroraBankMSP');
});
