import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { utf8 } from '@fabric-governance/protocol/bytes';
import { MSPConfig } from '@hyperledger/fabric-protos/lib/msp/msp_config_pb.js';
import { Extension, ExtendedKeyUsage } from '@peculiar/x509';
import { definitionVerdict, managerOf, pemOf, rolesOf, sent, verdict } from './msp.fixture.js';
import { mspValue, type MspValueOptions } from './msp-value.fixture.js';
import {
  oddAuthority,
  type OddCertificate,
  oddCertificate,
  oddList,
  type OddOptions,
} from './odd-certificate.fixture.js';

describe('the definition of an organisation', () => {
  let root: OddCertificate;
  let middle: OddCertificate;
  let below: OddCertificate;
  let stranger: OddCertificate;
  beforeAll(async () => {
    root = await oddAuthority('root');
    middle = await oddAuthority('middle', { issuer: root });
    below = await oddAuthority('below', { issuer: middle });
    stranger = await oddAuthority('stranger');
  });
  const person = (issuer: OddCertificate, options: OddOptions = {}): Promise<OddCertificate> =>
    oddCertificate({ issuer, units: ['client'], ...options });
  const withRoot = (options: MspValueOptions = {}): Uint8Array => mspValue({ roots: [root.pem], ...options });

  describe('with intermediate authorities', () => {
    it('knows people of those at the end of the tree only', async () => {
      const manager = managerOf(withRoot({ intermediates: [middle.pem, below.pem] }));
      expect(verdict(manager, sent(await person(below)))).toBe('ok');
      for (const inner of [root, middle]) {
        expect(verdict(manager, sent(await person(inner)))).toBe(
          'invalid: could not obtain certification chain: invalid validation chain. ' +
            'Parent certificate should be a leaf of the certification tree',
        );
      }
    });

    it('names a unit’s authorities from the person upwards', async () => {
      const manager = managerOf(withRoot({ intermediates: [middle.pem] }));
      const identity = manager.deserialize(sent(await person(middle)));
      const digest = createHash('sha256').update(identityDer(middle)).update(identityDer(root)).digest('hex');
      const unit = { kind: 'unit', mspId: 'Org1MSP', unit: 'client', certifiersIdentifier: digest } as const;
      expect(identity.satisfies(unit)).toBe(true);

      function identityDer(authority: OddCertificate): Uint8Array {
        // The form with low s, which is not always the one that was made.
        const definition = managerOf(mspValue({ roots: [root.pem], intermediates: [middle.pem] }));
        const known = definition.read(sent(authority));
        return known.certificateDer;
      }
    });

    it('refuses those without a chain, and roots that are not their own', async () => {
      const lost = await oddAuthority('lost', { issuer: stranger });
      expect(definitionVerdict(withRoot({ intermediates: [lost.pem] }))).toContain(
        'signed by unknown authority',
      );
      expect(definitionVerdict(mspValue({ roots: [middle.pem] }))).toContain(
        'failed to traverse certificate verification chain',
      );
    });

    it('refuses one that its authority has revoked', async () => {
      const lists = [pemOf(await oddList(root, [middle]))];
      expect(definitionVerdict(withRoot({ intermediates: [middle.pem], lists }))).toContain(
        'CA Certificate is not valid',
      );
      expect(
        definitionVerdict(
          withRoot({ intermediates: [middle.pem], lists: [pemOf(await oddList(root, [below]))] }),
        ),
      ).toBe('ok');
    });
  });

  it.each<[string, OddOptions, string]>([
    ['is no authority', { authority: false }, 'failed to traverse certificate verification chain'],
    ['names no key', { withoutKeyIdentifier: true }, 'problem with Subject Key Identifier extension'],
    ['has a key that Fabric does not know', { key: 'Ed25519' }, 'public key type not recognized'],
    ['is for TLS clients only', { extendedUsages: [ExtendedKeyUsage.clientAuth] }, 'incompatible key usage'],
    ['ended as it began', { from: -1, to: -1 }, 'certificate has expired or is not yet valid'],
    [
      'has an unknown critical extension',
      { extensions: [new Extension('1.2.3', true, utf8('x'))] },
      'unhandled critical',
    ],
    [
      'has name constraints',
      { extensions: [new Extension('2.5.29.30', false, utf8('x'))] },
      'not offered by devnet',
    ],
  ])('refuses a root that %s', async (_what, options, expected) => {
    const odd = await oddAuthority('odd', options);
    expect(definitionVerdict(mspValue({ roots: [odd.pem] }))).toContain(expected);
  });

  it('refuses what is none', () => {
    expect(definitionVerdict(mspValue({}))).toBe('MSP Org1MSP: expected at least one CA certificate');
    expect(definitionVerdict(withRoot({ mspId: '' }))).toContain('has no name');
    expect(definitionVerdict(mspValue({ roots: [utf8('x')] }))).toContain('could not decode pem bytes');
    const idemix = new MSPConfig();
    idemix.setType(1);
    expect(definitionVerdict(idemix.serializeBinary())).toBe('MSP type 1 is not offered by devnet');
    expect(definitionVerdict(withRoot({ hashes: { signature: '', identifier: 'MD5' } }))).toContain(
      'hash function not recognized [MD5]',
    );
  });

  it('takes a root that is named twice, and one that is signed with RSA', async () => {
    const manager = managerOf(mspValue({ roots: [root.pem, root.pem] }));
    expect(verdict(manager, sent(await person(root)))).toBe('ok');
    const rsa = await oddAuthority('rsa', { key: 'RSA' });
    expect(verdict(managerOf(mspValue({ roots: [rsa.pem] })), sent(await person(rsa)))).toBe('ok');
  });

  it('checks the authorities of TLS as well', async () => {
    const server = await oddCertificate();
    const lost = await oddAuthority('lost', { issuer: stranger });
    const tls = await oddAuthority('tls');
    const tlsMiddle = await oddAuthority('tls middle', { issuer: tls });
    const outcome = (tlsRoots: OddCertificate[], tlsIntermediates: OddCertificate[] = []): string =>
      definitionVerdict(
        withRoot({
          tlsRoots: tlsRoots.map(({ pem }) => pem),
          tlsIntermediates: tlsIntermediates.map(({ pem }) => pem),
        }),
      );
    expect(outcome([tls, stranger], [tlsMiddle])).toBe('ok');
    expect(outcome([server])).toContain('did not have the CA attribute');
    expect(outcome([tls], [lost])).toContain('signed by unknown authority');
  });

  describe('with revocation lists', () => {
    const outcome = async (one: OddCertificate, lists: MspValueOptions['lists']): Promise<string> =>
      Promise.resolve(verdict(managerOf(withRoot({ lists: lists ?? [] })), sent(one)));

    it('knows nobody who is on a list that the authority signed', async () => {
      const one = await person(root);
      const revoked =
        'invalid: could not validate identity against certification chain: The certificate has been revoked';
      expect(await outcome(one, [pemOf(await oddList(root, [one]))])).toBe(revoked);
      expect(await outcome(one, [await oddList(root, [await person(root), one])])).toBe(revoked);
      expect(await outcome(one, [pemOf(await oddList(root, [await person(root)]))])).toBe('ok');
      expect(await outcome(one, [pemOf(await oddList(stranger, [one], { authority: root }))])).toBe('ok');
      expect(await outcome(one, [pemOf(await oddList(root, [one], { authority: stranger }))])).toBe('ok');
    });

    it.each(['RSA', 'RSA-PSS', 'P-384'] as const)('takes lists that are signed with %s', async (key) => {
      const authority = await oddAuthority('odd', { key });
      const one = await person(authority);
      const lists = [pemOf(await oddList(authority, [one]))];
      const manager = managerOf(mspValue({ roots: [authority.pem], lists }));
      expect(verdict(manager, sent(one))).toContain('revoked');
    });

    it('vouches for nobody when a list names no authority, as Fabric does', async () => {
      const one = await person(root);
      const list = await oddList(root, [], { withoutAuthority: true });
      expect(await outcome(one, [list])).toBe(
        'invalid: could not validate identity against certification chain: could not obtain Authority Key ' +
          'Identifier for crl: authorityKeyIdentifier not found in certificate',
      );
    });

    it('refuses what is no list, or bears another label', async () => {
      expect(definitionVerdict(withRoot({ lists: ['x'] }))).toContain('could not parse RevocationList');
      expect(definitionVerdict(withRoot({ lists: [pemOf(await oddList(root, []), 'CRL')] }))).toContain(
        'could not parse RevocationList',
      );
      expect(definitionVerdict(withRoot({ lists: [pemOf(await oddList(root, []))] }))).toBe('ok');
    });
  });

  describe('of roles', () => {
    it('may name the authority that gives one', async () => {
      const second = await oddAuthority('second');
      const roles = { client: { unit: 'client', certificate: root.pem }, admin: { unit: 'admin' } };
      const manager = managerOf(mspValue({ roots: [root.pem, second.pem], roles }));
      expect(verdict(manager, sent(await person(root)))).toBe('ok');
      expect(verdict(manager, sent(await person(second)))).toMatch(
        /certifiersIdentifier does not match: \[client/u,
      );
      const foreign = { admin: { unit: 'admin', certificate: stranger.pem } };
      expect(definitionVerdict(withRoot({ roles: foreign }))).toContain(
        'Failed adding OU. Certificate not in root or intermediate certs.',
      );
    });

    it('may name an intermediate authority, unless others stand below it', async () => {
      const roles = { client: { unit: 'client', certificate: middle.pem }, admin: { unit: 'admin' } };
      const manager = managerOf(withRoot({ intermediates: [middle.pem], roles }));
      expect(verdict(manager, sent(await person(middle)))).toBe('ok');
      expect(definitionVerdict(withRoot({ intermediates: [middle.pem, below.pem], roles }))).toContain(
        'should be a leaf of the certification tree',
      );
    });

    it('may give one unit several roles', async () => {
      const roles = { client: { unit: 'staff' }, admin: { unit: 'staff' } };
      const manager = managerOf(withRoot({ roles }));
      const identity = manager.deserialize(sent(await person(root, { units: ['staff'] })));
      expect(rolesOf(identity)).toEqual(['member', 'client', 'admin']);
    });

    it('may leave some out, and then nobody has them', async () => {
      const manager = managerOf(
        withRoot({ roles: { client: { unit: 'client' }, admin: { unit: 'admin' } } }),
      );
      expect(verdict(manager, sent(await person(root, { units: ['peer'] })))).toContain(
        'does not have an OU',
      );
      expect(rolesOf(manager.deserialize(sent(await person(root, { units: ['client', 'peer'] }))))).toEqual([
        'member',
        'client',
      ]);
    });

    it.each(['off', 'disabled'] as const)(
      'may be %s: then members are told from named administrators only',
      async (roles) => {
        const administrator = await person(root, { units: [] });
        const manager = managerOf(withRoot({ roles, administrators: [administrator.pem] }));
        const rolesOfOne = (one: OddCertificate): readonly string[] =>
          rolesOf(manager.deserialize(sent(one)));
        expect(rolesOfOne(administrator)).toEqual(['member', 'admin']);
        expect(rolesOfOne(await person(root, { units: ['admin', 'peer'] }))).toEqual(['member']);
        expect(definitionVerdict(withRoot({ roles }))).toContain('administrators must be declared');
      },
    );
  });

  it('may require units, under certain authorities', async () => {
    const second = await oddAuthority('second');
    const requiredUnits = [
      { unit: 'staff', certificate: root.pem },
      { unit: 'guest', certificate: second.pem },
    ];
    const manager = managerOf(mspValue({ roots: [root.pem, second.pem], requiredUnits }));
    const outcome = async (issuer: OddCertificate, units: readonly string[]): Promise<string> =>
      verdict(manager, sent(await person(issuer, { units })));
    expect(await outcome(root, ['client', 'staff'])).toBe('ok');
    expect(await outcome(second, ['client', 'guest'])).toBe('ok');
    expect(await outcome(root, ['client', 'guest'])).toMatch(
      /none of the identity's organizational units \[client\(.*\) guest\(.*\)\] are in MSP Org1MSP$/u,
    );
    expect(await outcome(root, [])).toContain('does not contain an Organizational Unit (OU)');
  });

  describe('with administrators by name', () => {
    it('knows them beside those who have the unit', async () => {
      const named = await person(root);
      const manager = managerOf(withRoot({ administrators: [named.pem] }));
      expect(rolesOf(manager.deserialize(sent(named)))).toEqual(['member', 'client', 'admin']);
      expect(rolesOf(manager.deserialize(sent(await person(root))))).toEqual(['member', 'client']);
    });

    it('refuses strangers and people of other roles', async () => {
      const outcome = (one: OddCertificate): string =>
        definitionVerdict(withRoot({ administrators: [one.pem] }));
      expect(outcome(await person(root, { units: ['peer'] }))).toContain('admin 0 is invalid');
      expect(outcome(await person(stranger))).toContain('signed by unknown authority');
      expect(outcome(root)).toContain('admin 0 is invalid');
    });

    it('lets them be administrators even when they are revoked, as Fabric does', async () => {
      const named = await person(root, { units: ['admin'] });
      const lists = [pemOf(await oddList(root, [named]))];
      const manager = managerOf(withRoot({ administrators: [named.pem], lists }));
      expect(verdict(manager, sent(named))).toContain('revoked');
      expect(rolesOf(manager.read(sent(named)))).toEqual(['admin']);
      expect(definitionVerdict(withRoot({ roles: 'off', administrators: [named.pem], lists }))).toContain(
        'admin 0 is invalid could not validate identity against certification chain',
      );
    });
  });
});
