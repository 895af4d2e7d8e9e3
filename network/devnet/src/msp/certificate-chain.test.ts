import 'reflect-metadata';
import { utf8 } from '@fabric-governance/protocol/bytes';
import { ExtendedKeyUsage, Extension, KeyUsageFlags } from '@peculiar/x509';
import { onlyChain } from './certificate-chain.js';
import {
  oddAuthority,
  type OddCertificate,
  oddCertificate,
  type OddOptions,
} from './odd-certificate.fixture.js';

const UNKNOWN_CRITICAL = new Extension('1.2.3.4.5', true, utf8('x'));

/** The names along the one chain, or what is said against it. */
function chainOf(
  { certificate }: OddCertificate,
  roots: readonly OddCertificate[],
  intermediates: readonly OddCertificate[] = [],
): string {
  const trusted = {
    roots: roots.map((root) => root.certificate),
    intermediates: intermediates.map((intermediate) => intermediate.certificate),
  };
  try {
    return onlyChain(certificate, trusted)
      .map(({ subject }) => subject.commonName)
      .join(' < ');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe('the chain of a certificate', () => {
  let root: OddCertificate;
  let intermediate: OddCertificate;
  beforeAll(async () => {
    root = await oddAuthority('root');
    intermediate = await oddAuthority('middle', { issuer: root });
  });
  const issuedBy = (issuer: OddCertificate, options: OddOptions = {}): Promise<OddCertificate> =>
    oddCertificate({ issuer, ...options });

  it('leads to a root, directly or over intermediates', async () => {
    expect(chainOf(root, [root])).toBe('root');
    expect(chainOf(await issuedBy(root), [root])).toBe('someone < root');
    expect(chainOf(await issuedBy(intermediate), [root], [intermediate])).toBe('someone < middle < root');
    expect(chainOf(await issuedBy(intermediate), [root])).toContain('signed by unknown authority');
    expect(chainOf(await issuedBy(intermediate), [intermediate])).toBe('someone < middle');
  });

  it('needs the root’s key, not its name', async () => {
    const impostor = await oddAuthority('root');
    expect(chainOf(await issuedBy(impostor), [root])).toBe(
      'the supplied identity is not valid: x509: certificate signed by unknown authority (possibly because of ' +
        '"x509: ECDSA verification failure" while trying to verify candidate authority certificate "root")',
    );
    const stranger = await oddAuthority('stranger');
    expect(chainOf(await issuedBy(stranger), [root])).toBe(
      'the supplied identity is not valid: x509: certificate signed by unknown authority',
    );
  });

  it('must be the only one', async () => {
    const again = await oddAuthority('root', { sameKeyAs: root });
    expect(chainOf(await issuedBy(root), [root, again])).toBe(
      'this MSP only supports a single validation chain, got 2',
    );
    expect(chainOf(await issuedBy(intermediate), [root, again], [intermediate])).toContain('got 2');
    const expired = await oddAuthority('root', { sameKeyAs: root, to: -5 });
    expect(chainOf(await issuedBy(root), [root, expired])).toBe('someone < root');
  });

  it('is judged when the certificate began, not now', async () => {
    expect(chainOf(await issuedBy(root, { from: -3, to: -2 }), [root])).toBe('someone < root');
    expect(chainOf(await issuedBy(root, { from: 2, to: 3 }), [root])).toBe('someone < root');
    expect(chainOf(await issuedBy(root, { from: -11 }), [root])).toMatch(
      /unknown authority \(possibly because of "x509: certificate has expired or is not yet valid: current time .* is before /u,
    );
    expect(chainOf(await issuedBy(root, { from: 11, to: 12 }), [root])).toContain(' is after ');
    expect(chainOf(await issuedBy(root, { from: 0, to: 0 }), [root])).toMatch(
      /^the supplied identity is not valid: x509: certificate has expired or is not yet valid: .* is after /u,
    );
  });

  it('heeds limits of path length', async () => {
    const narrow = await oddAuthority('narrow', { authority: { pathLength: 0 } });
    expect(chainOf(await issuedBy(narrow), [narrow])).toBe('someone < narrow');
    const below = await oddAuthority('below', { issuer: narrow });
    expect(chainOf(await issuedBy(below), [narrow], [below])).toContain(
      'x509: too many intermediates for path length constraint',
    );
    const one = await oddAuthority('one', { authority: { pathLength: 1 } });
    const first = await oddAuthority('first', { issuer: one });
    expect(chainOf(await issuedBy(first), [one], [first])).toBe('someone < first < one');
    const second = await oddAuthority('second', { issuer: first });
    expect(chainOf(await issuedBy(second), [one], [first, second])).toContain('too many intermediates');
  });

  it('has authorities above it only, with keys that may sign certificates', async () => {
    const refusal = 'parent certificate cannot sign this kind of certificate';
    for (const flaw of [
      { authority: false },
      { withoutBasicConstraints: true },
      { usages: [KeyUsageFlags.digitalSignature] },
    ]) {
      const flawed = await oddAuthority('flawed', flaw);
      expect(chainOf(await issuedBy(flawed), [flawed])).toContain(refusal);
      const below = await oddAuthority('below', { issuer: root, ...flaw });
      expect(chainOf(await issuedBy(below), [root], [below])).toContain(refusal);
    }
    const free = await oddCertificate({ name: 'free', authority: true, from: -10 });
    expect(chainOf(await issuedBy(free), [free])).toBe('someone < free');
  });

  it('allows TLS servers in every extended usage, which is what Fabric asks Go for', async () => {
    const { clientAuth, serverAuth } = ExtendedKeyUsage;
    const refusal =
      'the supplied identity is not valid: x509: certificate specifies an incompatible key usage';
    expect(chainOf(await issuedBy(root, { extendedUsages: [clientAuth] }), [root])).toBe(refusal);
    expect(chainOf(await issuedBy(root, { extendedUsages: ['1.2.3'] }), [root])).toBe(refusal);
    for (const extendedUsages of [
      [clientAuth, serverAuth],
      ['2.5.29.37.0', clientAuth],
    ]) {
      expect(chainOf(await issuedBy(root, { extendedUsages }), [root])).toBe('someone < root');
    }
    const clients = await oddAuthority('clients', { extendedUsages: [clientAuth] });
    expect(chainOf(await issuedBy(clients), [clients])).toBe(refusal);
  });

  it('has no critical extension that nobody knows', async () => {
    const refusal = 'x509: unhandled critical extension';
    const options = { extensions: [UNKNOWN_CRITICAL] };
    expect(chainOf(await issuedBy(root, options), [root])).toBe(
      `the supplied identity is not valid: ${refusal}`,
    );
    const odd = await oddAuthority('odd', options);
    expect(chainOf(await issuedBy(odd), [odd])).toContain(refusal);
    const plain = { extensions: [new Extension('1.2.3.4.5', false, utf8('x'))] };
    expect(chainOf(await issuedBy(root, plain), [root])).toBe('someone < root');
  });

  it.each(['P-384', 'P-521', 'RSA', 'RSA-PSS'] as const)('may be signed with %s', async (key) => {
    const authority = await oddAuthority('odd', { key });
    expect(chainOf(await issuedBy(authority), [authority])).toBe('someone < odd');
    const impostor = await oddAuthority('odd', { key });
    expect(chainOf(await issuedBy(impostor), [authority])).toContain('verification');
  });

  it('is not signed with SHA-1', async () => {
    const authority = await oddAuthority('odd', { key: 'RSA' });
    expect(chainOf(await issuedBy(root, { hash: 'SHA-1' }), [root])).toContain(
      'insecure algorithm SHA1-ECDSA',
    );
    expect(chainOf(await issuedBy(authority, { hash: 'SHA-384' }), [authority])).toBe('someone < odd');
  });

  it('ends where authorities have certified one another', async () => {
    const a = await oddAuthority('a');
    const b = await oddAuthority('b');
    const aByB = await oddAuthority('a', { sameKeyAs: a, issuer: b });
    const bByA = await oddAuthority('b', { sameKeyAs: b, issuer: a });
    expect(chainOf(await issuedBy(a), [b], [aByB, bByA])).toBe('someone < a < b');
    expect(chainOf(await issuedBy(a), [root], [aByB, bByA])).toContain('unknown authority');
  });
});
