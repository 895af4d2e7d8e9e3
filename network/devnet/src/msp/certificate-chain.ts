import { equalBytes, toHex } from '@fabric-governance/protocol/bytes';
import { EXTENSION_OID } from '../crypto/certificate-extensions.js';
import { signatureFailure } from './signature-algorithm.js';
import type { X509Certificate } from './x509-certificate.js';

/** Fabric judges a chain at the moment the certificate became valid, plus a second, and never by the clock. */
const JUDGED_AFTER_MS = 1000;
/** Candidates for an issuer that Go looks at before it gives up. */
const MAX_SIGNATURE_CHECKS = 100;
const USAGE = { any: '2.5.29.37.0', serverAuth: '1.3.6.1.5.5.7.3.1' } as const;

/** Authorities that an organisation trusts, and those between them and its people. */
export interface TrustedAuthorities {
  readonly roots: readonly X509Certificate[];
  readonly intermediates: readonly X509Certificate[];
}

/** A certificate with those that issued it, up to a trusted root. */
export type CertificateChain = readonly [X509Certificate, ...X509Certificate[]];

/**
 * The one chain from a certificate to a trusted root, by the rules of Go's x509 package as Fabric calls it: names,
 * signatures, validity when the certificate began, limits of path length, unknown critical extensions, and TLS server
 * authentication among the extended usages of every certificate that has any.
 * @throws with Go's words, and Fabric's around them, when there is none or more than one.
 */
export function onlyChain(certificate: X509Certificate, trusted: TrustedAuthorities): CertificateChain {
  const chains = usableChains(certificate, trusted);
  const [chain] = chains;
  if (!chain || chains.length > 1) {
    throw new Error(`this MSP only supports a single validation chain, got ${chains.length}`);
  }
  return chain;
}

/** Why a certificate's signature is not an authority's, in Go's words; undefined when it is. */
export function issuerFailure(certificate: X509Certificate, issuer: X509Certificate): string | undefined {
  const isAuthority = issuer.hasBasicConstraints ? issuer.isCa : issuer.version < 3;
  if (!isAuthority || !issuer.maySignCertificates) {
    return 'x509: invalid signature: parent certificate cannot sign this kind of certificate';
  }
  return issuer.key
    ? signatureFailure(certificate.signatureAlgorithm, certificate, issuer.key)
    : 'x509: cannot verify signature: algorithm unimplemented';
}

function usableChains(
  certificate: X509Certificate,
  trusted: TrustedAuthorities,
): readonly CertificateChain[] {
  const failure = (message: string): Error => new Error(`the supplied identity is not valid: ${message}`);
  const search = new ChainSearch(trusted, certificate.notBefore + JUDGED_AFTER_MS);
  const own = search.failureOf(certificate, [], 'leaf');
  if (own !== undefined) {
    throw failure(own);
  }
  const isRoot = trusted.roots.some((root) => equalBytes(root.der, certificate.der));
  const found: readonly CertificateChain[] = isRoot ? [[certificate]] : search.chainsFrom([certificate]);
  if (found.length === 0) {
    throw failure(`x509: certificate signed by unknown authority${search.hint}`);
  }
  const usable = found.filter(isGoodForServers);
  if (usable.length === 0) {
    throw failure('x509: certificate specifies an incompatible key usage');
  }
  return usable;
}

type Place = 'leaf' | 'intermediate' | 'root';

/** One search for chains; remembers the first reason why a candidate did not do. */
class ChainSearch {
  readonly #trusted: TrustedAuthorities;
  readonly #moment: number;
  #checks = 0;
  #hint = '';

  constructor(trusted: TrustedAuthorities, moment: number) {
    this.#trusted = trusted;
    this.#moment = moment;
  }

  get hint(): string {
    return this.#hint;
  }

  chainsFrom(chain: CertificateChain): readonly CertificateChain[] {
    return [
      ...this.#parents(chain, this.#trusted.roots, 'root'),
      ...this.#parents(chain, this.#trusted.intermediates, 'intermediate').flatMap((longer) =>
        this.chainsFrom(longer),
      ),
    ];
  }

  /** Why a certificate cannot stand at a place above a chain; undefined when it can. */
  failureOf(
    certificate: X509Certificate,
    chain: readonly X509Certificate[],
    place: Place,
  ): string | undefined {
    if (certificate.hasUnknownCriticalExtension) {
      return 'x509: unhandled critical extension';
    }
    const time = timeFailure(certificate, this.#moment);
    if (time !== undefined) {
      return time;
    }
    if (place === 'intermediate' && !certificate.isCa) {
      return 'x509: certificate is not authorized to sign other certificates';
    }
    return certificate.maxPathLength !== undefined && chain.length - 1 > certificate.maxPathLength
      ? 'x509: too many intermediates for path length constraint'
      : undefined;
  }

  #parents(
    chain: CertificateChain,
    candidates: readonly X509Certificate[],
    place: 'intermediate' | 'root',
  ): readonly CertificateChain[] {
    const child = chain[chain.length - 1] ?? chain[0];
    return candidates
      .filter((candidate) => equalBytes(candidate.subjectDer, child.issuerDer))
      .filter((candidate) => this.#isParent(candidate, chain, place))
      .map((candidate) => [...chain, candidate]);
  }

  #isParent(candidate: X509Certificate, chain: CertificateChain, place: 'intermediate' | 'root'): boolean {
    this.#checks += 1;
    if (
      this.#checks > MAX_SIGNATURE_CHECKS ||
      chain.some((certificate) => isSameEntity(candidate, certificate))
    ) {
      return false;
    }
    const child = chain[chain.length - 1] ?? chain[0];
    const failure = issuerFailure(child, candidate) ?? this.failureOf(candidate, chain, place);
    if (failure !== undefined && this.#hint === '') {
      const name = candidate.subject.commonName || `serial:${BigInt(`0x${candidate.serialHex}`)}`;
      this.#hint = ` (possibly because of ${JSON.stringify(failure)} while trying to verify candidate authority certificate ${JSON.stringify(name)})`;
    }
    return failure === undefined;
  }
}

function timeFailure({ notBefore, notAfter }: X509Certificate, moment: number): string | undefined {
  const text = (time: number): string => new Date(time).toISOString().replace('.000Z', 'Z');
  const expired = `x509: certificate has expired or is not yet valid: current time ${text(moment)}`;
  if (moment < notBefore) {
    return `${expired} is before ${text(notBefore)}`;
  }
  return moment > notAfter ? `${expired} is after ${text(notAfter)}` : undefined;
}

/** Certificates of one key under one name are one authority: a chain that came back to it would go round. */
function isSameEntity(a: X509Certificate, b: X509Certificate): boolean {
  const names = (certificate: X509Certificate): string =>
    toHex(certificate.extensions.get(EXTENSION_OID.subjectAlternativeName) ?? new Uint8Array());
  return equalBytes(a.subjectDer, b.subjectDer) && equalBytes(a.spki, b.spki) && names(a) === names(b);
}

function isGoodForServers(chain: CertificateChain): boolean {
  return chain.every(
    ({ extendedUsages }) =>
      extendedUsages.length === 0 ||
      extendedUsages.includes(USAGE.any) ||
      extendedUsages.includes(USAGE.serverAuth),
  );
}
