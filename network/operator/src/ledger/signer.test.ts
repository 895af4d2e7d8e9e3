import { createPublicKey, verify } from 'node:crypto';
import { isLowS } from '@fabric-governance/protocol/signature';
import { newPrivateKey } from '../testing/key.js';
import { newSigner } from './signer.js';

describe('the signer', () => {
  it('makes low-S signatures over SHA-256, every time', () => {
    const key = newPrivateKey();
    const sign = newSigner(key);
    for (let index = 0; index < 40; index += 1) {
      const message = Buffer.from(`message ${index}`);
      const signature = sign(message);
      expect(isLowS(signature)).toBe(true);
      expect(verify('sha256', message, createPublicKey(key), signature)).toBe(true);
    }
  });

  it('refuses a key of another curve', () => {
    expect(() => newSigner(newPrivateKey('secp384r1'))).toThrow('no P-256');
  });
});
