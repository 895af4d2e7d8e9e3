import { createPublicKey, generateKeyPairSync, sign as nodeSign, verify as nodeVerify } from 'node:crypto';
import fc from 'fast-check';
import { concat, fromHex, utf8 } from './bytes.js';
import { DER_TAG, derElement, derInteger, integerValue, readElements, readOnly } from './der.js';
import { derFromRaw, isLowS, publicKeyPoint, toLowS, verify } from './signature.js';

const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const spki = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));

function signed(message: Uint8Array): Uint8Array {
  return new Uint8Array(nodeSign('sha256', message, privateKey));
}

/** The other valid signature: s replaced by order − s. */
function twin(der: Uint8Array): Uint8Array {
  const [r = 0n, s = 0n] = readElements(readOnly(der, DER_TAG.sequence).content).map(integerValue);
  return derElement(DER_TAG.sequence, derInteger(r), derInteger(ORDER - s));
}

describe('a signature by Node, which is high-S half the time', () => {
  it('verifies as low-S and never as high-S, while Node accepts both', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (message) => {
        const low = toLowS(signed(message));
        expect(isLowS(low)).toBe(true);
        expect(isLowS(twin(low))).toBe(false);
        expect(toLowS(twin(low))).toEqual(low);
        expect(verify(spki, message, low)).toBe(true);
        expect(verify(spki, message, twin(low))).toBe(false);
        expect(nodeVerify('sha256', message, publicKey, twin(low))).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('fails for another message, another key and any changed byte', () => {
    const message = utf8('ballot');
    const signature = toLowS(signed(message));
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
    expect(verify(spki, utf8('ballots'), signature)).toBe(false);
    expect(verify(new Uint8Array(other.export({ type: 'spki', format: 'der' })), message, signature)).toBe(
      false,
    );
    for (const index of signature.keys()) {
      const changed = signature.map((byte, at) => (at === index ? byte ^ 1 : byte));
      expect(verify(spki, message, changed)).toBe(false);
    }
  });
});

it('turns WebCrypto’s r‖s into what Node verifies', () => {
  const message = utf8('ballot');
  for (let i = 0; i < 8; i++) {
    const raw = nodeSign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' });
    const der = derFromRaw(new Uint8Array(raw));
    expect(isLowS(der)).toBe(true);
    expect(nodeVerify('sha256', message, publicKey, der)).toBe(true);
  }
  expect(() => derFromRaw(new Uint8Array(63))).toThrow('BAD_SIGNATURE_FORMAT');
});

it.each([
  ['a negative r', '3006020181020101'],
  ['a zero s', '3006020101020100'],
  ['a padded r', '300702020001020101'],
  ['one integer', '3003020101'],
  ['three integers', '3009020101020101020101'],
  ['trailing bytes', '300602010102010100'],
])('refuses %s', (_, hex) => {
  expect(() => toLowS(fromHex(hex))).toThrow('BAD_SIGNATURE_FORMAT');
  expect(verify(spki, concat(), fromHex(hex))).toBe(false);
});

it('takes a bare point as a key, and no key of another curve', () => {
  const message = utf8('ballot');
  expect(verify(publicKeyPoint(spki), message, toLowS(signed(message)))).toBe(true);
  const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey;
  expect(() =>
    publicKeyPoint(
      new Uint8Array(
        createPublicKey(p384.export({ type: 'spki', format: 'pem' })).export({ type: 'spki', format: 'der' }),
      ),
    ),
  ).toThrow('BAD_ENCODING');
});
