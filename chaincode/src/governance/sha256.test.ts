import { createHash } from 'node:crypto';
import { hashOf, sha256Hex } from './sha256.js';

test('hashes the UTF-8 bytes, as every other SHA-256 does', () => {
  const text = 'governance 治理 🏛';
  expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('equal values have equal hashes, whatever the order of their members', () => {
  expect(hashOf({ a: 1, b: 2 })).toBe(hashOf({ b: 2, a: 1 }));
  expect(hashOf({ a: 1 })).not.toBe(hashOf({ a: 2 }));
});
