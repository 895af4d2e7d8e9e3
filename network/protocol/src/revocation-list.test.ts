// @peculiar/x509 needs it before anything else.
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { AuthorityKeyIdentifierExtension, X509CrlGenerator } from '@peculiar/x509';
import { revokedSerials } from './revocation-list.js';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A list as another library writes it. */
async function list(serials: readonly string[], nextUpdate?: Date): Promise<Uint8Array> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const made = await X509CrlGenerator.create(
    {
      issuer: 'CN=ca',
      thisUpdate: new Date(),
      ...(nextUpdate && { nextUpdate }),
      signingKey: keys.privateKey,
      signingAlgorithm: ALGORITHM,
      entries: serials.map((serialNumber) => ({ serialNumber, revocationDate: new Date() })),
      extensions: [await AuthorityKeyIdentifierExtension.create(keys.publicKey, false, webcrypto)],
    },
    webcrypto,
  );
  return new Uint8Array(made.rawData);
}

describe('the serial numbers in a revocation list', () => {
  const later = new Date(Date.now() + 86_400_000);

  it.each([
    ['with the time of the next list', later],
    ['without it', undefined],
    ['with a time after 2050', new Date('2060-01-01')],
  ])('are read %s, in lower case and without leading zeros', async (_what, nextUpdate) => {
    const serials = revokedSerials(await list(['0B01', 'ab01', '7b'], nextUpdate));
    expect([...serials].sort()).toEqual(['7b', 'ab01', 'b01']);
  });

  it.each([later, undefined])('may be none', async (nextUpdate) => {
    expect(revokedSerials(await list([], nextUpdate)).size).toBe(0);
  });

  it('are not looked for in anything else', async () => {
    const whole = await list(['ab01'], later);
    expect(() => revokedSerials(whole.subarray(0, whole.length - 1))).toThrow('BAD_ENCODING');
    expect(() => revokedSerials(Uint8Array.of(0x30, 0))).toThrow('BAD_ENCODING');
  });
});
