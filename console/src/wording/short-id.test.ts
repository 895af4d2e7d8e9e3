import { commonNameOf, shortId } from './short-id.js';

it('shortens hashes and leaves other parts of a key whole', () => {
  expect(shortId('ab'.repeat(32))).toBe('abababababab…');
  expect(shortId('meridian-logistics.zhou-min')).toBe('meridian-logistics.zhou-min');
});

it('finds the common name in a subject', () => {
  expect(commonNameOf('C=US, OU=peer, CN=peer0.aurora-bank.example')).toBe('peer0.aurora-bank.example');
  expect(commonNameOf('OU=nobody')).toBe('OU=nobody');
});
