import 'reflect-metadata';
import { createHash, KeyObject, sign } from 'node:crypto';
import { concat, fromUtf8, utf8 } from '@fabric-governance/protocol/bytes';
import { derToPem } from '@fabric-governance/protocol/certificate';
import {
  derElement,
  derInteger,
  integerValue,
  readElement,
  readElements,
} from '@fabric-governance/protocol/der';
import { serializeIdentity } from '@fabric-governance/protocol/identity';
import { isLowS } from '@fabric-governance/protocol/signature';
import { derBits, derSequence } from './der-values.fixture.js';
import { managerOf, rolesOf, sent, signedBy, verdict } from './msp.fixture.js';
import { mspValue } from './msp-value.fixture.js';
import type { MspManager } from './msp.js';
import {
  oddAuthority,
  type OddCertificate,
  oddCertificate,
  type OddOptions,
} from './odd-certificate.fixture.js';
import { validSigners } from './signed-data.js';

const MESSAGE = utf8('message');
const ORDER = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');

describe('MspManager', () => {
  let root: OddCertificate;
  let other: OddCertificate;
  let manager: MspManager;
  beforeAll(async () => {
    root = await oddAuthority('root');
    other = await oddAuthority('other');
    manager = managerOf(mspValue({ roots: [root.pem] }), mspValue({ mspId: 'Org2MSP', roots: [other.pem] }));
  });
  const person = (options: OddOptions = {}): Promise<OddCertificate> =>
    oddCertificate({ issuer: root, units: ['client'], ...options });

  it.each(['client', 'peer', 'admin', 'orderer'] as const)('knows a %s by its unit', async (role) => {
    const identity = manager.deserialize(sent(await person({ units: [role, 'department1'] })));
    expect(identity.mspId).toBe('Org1MSP');
    expect(rolesOf(identity)).toEqual(['member', role]);
    expect(rolesOf(identity, 'Org2MSP')).toEqual([]);
  });

  it('knows a unit under its authority only', async () => {
    const identity = manager.deserialize(sent(await person({ units: ['client', 'department1'] })));
    const isOf = (unit: string, certifiersIdentifier: string): boolean =>
      identity.satisfies({ kind: 'unit', mspId: 'Org1MSP', unit, certifiersIdentifier });
    const certifiers = createHash('sha256')
      .update(manager.read(sent(root)).certificateDer)
      .digest('hex');
    expect(isOf('department1', certifiers)).toBe(true);
    expect(isOf('department2', certifiers)).toBe(false);
    expect(isOf('department1', certifiers.replace(/^./u, 'x'))).toBe(false);
    expect(isOf('department1', '')).toBe(false);
  });

  it('compares a named identity by its certificate', async () => {
    const one = await person();
    const identity = manager.deserialize(sent(one));
    const isSame = (bytes: Uint8Array): boolean => identity.satisfies({ kind: 'identity', identity: bytes });
    expect(isSame(sent(one))).toBe(true);
    expect(isSame(serializeIdentity('Org1MSP', `text\n${fromUtf8(one.pem)}`))).toBe(true);
    expect(isSame(sent(one, 'Org2MSP'))).toBe(false);
    expect(isSame(sent(await person()))).toBe(false);
    expect(isSame(utf8('x'))).toBe(false);
  });

  it('takes several principals at once as all of them, and a name as enough for none in particular', async () => {
    const identity = manager.deserialize(sent(await person()));
    const member = { kind: 'role', mspId: 'Org1MSP', role: 'member' } as const;
    const peer = { kind: 'role', mspId: 'Org1MSP', role: 'peer' } as const;
    expect(identity.satisfies({ kind: 'combined', principals: [member, { kind: 'nominal' }] })).toBe(true);
    expect(identity.satisfies({ kind: 'combined', principals: [member, peer] })).toBe(false);
    expect(identity.satisfies({ kind: 'combined', principals: [] })).toBe(false);
    expect(identity.satisfies({ kind: 'unsupported', classification: 3 })).toBe(false);
  });

  it('refuses two roles, one role twice, and none', async () => {
    const outcome = async (units: readonly string[]): Promise<string> =>
      verdict(manager, sent(await person({ units })));
    const twoRoles =
      "invalid: could not validate identity's OUs: the identity must have a client, a peer, an orderer";
    expect(await outcome(['client', 'admin'])).toContain(twoRoles);
    expect(await outcome(['client', 'client'])).toContain(twoRoles);
    expect(await outcome(['department1'])).toMatch(
      /does not have an OU that resolves to .* OUs: \[department1\([0-9A-F]{16}\)\], MSP: \[Org1MSP\]$/u,
    );
    expect(await outcome([])).toMatch(/OUs: \[\], MSP: \[Org1MSP\]$/u);
  });

  it('tells what cannot be read or belongs to nobody from what is not vouched for', async () => {
    const stranger = await oddAuthority('stranger');
    const { pem } = await person();
    for (const [bytes, expected] of [
      [sent({ pem }, 'Org9MSP'), 'unknown-msp: MSP Org9MSP is not defined on channel'],
      [utf8('nonsense'), 'malformed: could not deserialize a SerializedIdentity'],
      [serializeIdentity('Org1MSP', 'nonsense'), 'malformed: could not decode the PEM structure'],
      [
        serializeIdentity('Org1MSP', derToPem(Uint8Array.of(0x30, 0), 'CERTIFICATE')),
        'malformed: parseCertificate failed: ',
      ],
      [sent(await person({ key: 'Ed25519' })), "malformed: failed to import certificate's public key"],
      [
        sent(await person({ issuer: other })),
        'malformed: the supplied identity is not valid: x509: certificate signed by unknown authority',
      ],
      [sent(await person({ from: -11 })), 'malformed: the supplied identity is not valid'],
      // Authorities are recognised before anybody asks whose they are.
      [
        sent(root),
        'invalid: could not obtain certification chain: An X509 certificate with Basic Constraint',
      ],
      [
        sent(stranger),
        'invalid: could not obtain certification chain: An X509 certificate with Basic Constraint',
      ],
      [
        sent(await oddAuthority('middle', { issuer: root })),
        'invalid: could not obtain certification chain: An X509',
      ],
    ] as const) {
      expect(verdict(manager, bytes).slice(0, expected.length)).toBe(expected);
    }
  });

  it('leaves a foreign certificate that is signed with RSA to the rules, as Fabric does', async () => {
    const stranger = await oddAuthority('stranger', { key: 'RSA' });
    expect(verdict(manager, sent(await person({ issuer: stranger })))).toBe(
      'invalid: could not obtain certification chain: failed getting validation chain: the supplied identity is ' +
        'not valid: x509: certificate signed by unknown authority',
    );
  });

  it('does not judge by the clock', async () => {
    const expired = manager.deserialize(sent(await person({ from: -3, to: -2 })));
    expect(expired.isExpired(Date.now())).toBe(true);
    expect(expired.isExpired(Date.now() - 9_000_000)).toBe(false);
    expect(verdict(manager, sent(await person({ from: 2, to: 3 })))).toBe('ok');
  });

  it('remembers an identity, by all its bytes', async () => {
    const bytes = sent(await person());
    const identity = manager.deserialize(bytes);
    expect(manager.deserialize(new Uint8Array(bytes))).toBe(identity);
    const shorter = serializeIdentity('Org2MSP', identity.certificatePem);
    expect(verdict(manager, shorter)).toContain('malformed');
  });

  describe('verifies signatures', () => {
    it('with low s only', async () => {
      const one = await person();
      const identity = manager.deserialize(sent(one));
      const { signature } = signedBy(one, MESSAGE);
      expect(identity.verify(MESSAGE, signature)).toBe(true);
      expect(identity.verify(utf8('other'), signature)).toBe(false);
      expect(identity.verify(MESSAGE, new Uint8Array())).toBe(false);
      let high: Uint8Array;
      do {
        high = sign('sha256', MESSAGE, KeyObject.from(one.keys.privateKey));
      } while (isLowS(high));
      expect(identity.verify(MESSAGE, high)).toBe(false);
    });

    it('reading DER as Go does, bytes after it passed over', async () => {
      const one = await person();
      const identity = manager.deserialize(sent(one));
      const { signature } = signedBy(one, MESSAGE);
      const { content } = readElement(signature);
      expect(identity.verify(MESSAGE, concat(signature, Uint8Array.of(1, 2)))).toBe(true);
      expect(identity.verify(MESSAGE, derElement(0x30, content, derInteger(1n)))).toBe(true);
      expect(identity.verify(MESSAGE, signature.subarray(0, -1))).toBe(false);
      const [r, s] = readElements(content).map(integerValue);
      const padded = derElement(
        0x02,
        Uint8Array.of(0, 0),
        readElements(content)[0]?.content ?? new Uint8Array(),
      );
      expect(identity.verify(MESSAGE, derElement(0x30, padded, derInteger(s ?? 0n)))).toBe(false);
      expect(identity.verify(MESSAGE, derElement(0x31, derInteger(r ?? 0n), derInteger(s ?? 0n)))).toBe(
        false,
      );
    });

    it.each(['P-384', 'P-521'] as const)('of keys on %s, over SHA-256', async (key) => {
      const one = await person({ key });
      const identity = manager.deserialize(sent(one));
      expect(identity.verify(MESSAGE, signedBy(one, MESSAGE).signature)).toBe(true);
    });

    it('never of RSA keys, which may only vouch for others', async () => {
      const one = await person({ key: 'RSA' });
      const identity = manager.deserialize(sent(one));
      expect(identity.verify(MESSAGE, signedBy(one, MESSAGE).signature)).toBe(false);
    });

    it('over SHA-3 where the organisation says so, and over no hash that is unknown', async () => {
      const one = await person();
      const under = (signature: string): ReturnType<MspManager['deserialize']> =>
        managerOf(mspValue({ roots: [root.pem], hashes: { signature, identifier: '' } })).deserialize(
          sent(one),
        );
      const { signature } = signedBy(one, MESSAGE, 'sha3-256');
      expect(under('SHA3').verify(MESSAGE, signature)).toBe(true);
      expect(under('SHA2').verify(utf8('x'), signedBy(one, utf8('x')).signature)).toBe(true);
      expect(under('SHA3').verify(utf8('y'), signedBy(one, utf8('y')).signature)).toBe(false);
      expect(under('MD5').verify(utf8('z'), signedBy(one, utf8('z')).signature)).toBe(false);
    });
  });

  describe('counts signers', () => {
    /** The certificate with the other of the two values of s, which verifies as well. */
    function twinOf({ certificate }: OddCertificate): Uint8Array {
      const [content, algorithm] = readElements(readElement(certificate.der).content);
      const [r, s] = readElements(readElement(certificate.signature).content).map(integerValue);
      const signature = derSequence(derInteger(r ?? 0n), derInteger(ORDER - (s ?? 0n)));
      const der = derSequence(
        content?.whole ?? new Uint8Array(),
        algorithm?.whole ?? new Uint8Array(),
        derBits(signature),
      );
      return serializeIdentity('Org1MSP', derToPem(der, 'CERTIFICATE'));
    }

    it('once each, in whatever form and with whichever s in the certificate they come', async () => {
      const one = await person();
      const signed = signedBy(one, MESSAGE);
      const forms = [
        signed.identity,
        twinOf(one),
        serializeIdentity('Org1MSP', `text\n${fromUtf8(one.pem)}trailer`),
      ];
      for (const identity of forms) {
        expect(verdict(manager, identity)).toBe('ok');
      }
      const signers = validSigners(
        forms.map((identity) => ({ ...signed, identity })),
        manager,
      );
      expect(signers).toHaveLength(1);
      expect(manager.deserialize(twinOf(one)).name).toBe(manager.deserialize(signed.identity).name);
    });

    it('also after a signature of theirs that does not hold', async () => {
      const signed = signedBy(await person(), MESSAGE);
      const bad = { ...signed, signature: new Uint8Array() };
      expect(validSigners([bad, signed, signed], manager)).toHaveLength(1);
      expect(validSigners([bad], manager)).toHaveLength(0);
    });

    it('whom nobody vouches for too, though they satisfy nothing that asks for it', async () => {
      const [signer] = validSigners([signedBy(await person({ units: [] }), MESSAGE)], manager);
      expect(signer?.refusal?.reason).toBe('invalid');
      expect(signer && rolesOf(signer)).toEqual([]);
      expect(signer?.satisfies({ kind: 'nominal' })).toBe(true);
    });

    it('not those of other organisations or with unreadable certificates', async () => {
      const signed = signedBy(await person({ issuer: other }), MESSAGE);
      expect(validSigners([signed, { ...signed, identity: MESSAGE }], manager)).toHaveLength(0);
    });
  });

  it('names an identity by the hash that the organisation chooses', async () => {
    const one = await person();
    const chosen = managerOf(
      mspValue({ roots: [root.pem], hashes: { signature: '', identifier: 'SHA384' } }),
    );
    const { certificateDer } = manager.deserialize(sent(one));
    const digest = createHash('sha384').update(certificateDer).digest('hex');
    expect(chosen.deserialize(sent(one)).name).toBe(`Org1MSP/${digest}`);
  });
});
