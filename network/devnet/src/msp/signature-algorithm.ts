import { constants, type KeyObject, verify } from 'node:crypto';
import { RsaSaPssParams } from '@peculiar/asn1-rsa';
import { AsnConvert } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';

const OID = { pss: '1.2.840.113549.1.1.10', mgf1: '1.2.840.113549.1.1.8' } as const;
const DEFAULT_TRAILER = 1;

/** How a certificate or revocation list was signed; `unknown` to Go, which then trusts nothing. */
export type SignatureAlgorithm =
  | { readonly family: 'rsa' | 'ecdsa'; readonly hash: 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512' }
  | { readonly family: 'rsa-pss'; readonly hash: 'sha256' | 'sha384' | 'sha512' }
  | { readonly family: 'unknown' };

const ALGORITHMS: Readonly<Record<string, SignatureAlgorithm>> = {
  '1.2.840.113549.1.1.4': { family: 'rsa', hash: 'md5' },
  '1.2.840.113549.1.1.5': { family: 'rsa', hash: 'sha1' },
  '1.2.840.113549.1.1.11': { family: 'rsa', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { family: 'rsa', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { family: 'rsa', hash: 'sha512' },
  '1.2.840.10045.4.1': { family: 'ecdsa', hash: 'sha1' },
  '1.2.840.10045.4.3.2': { family: 'ecdsa', hash: 'sha256' },
  '1.2.840.10045.4.3.3': { family: 'ecdsa', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { family: 'ecdsa', hash: 'sha512' },
};
/** Hash functions that RSA-PSS may use, with the length that their salt must have. */
const PSS_HASHES: Readonly<Record<string, { hash: 'sha256' | 'sha384' | 'sha512'; salt: number }>> = {
  '2.16.840.1.101.3.4.2.1': { hash: 'sha256', salt: 32 },
  '2.16.840.1.101.3.4.2.2': { hash: 'sha384', salt: 48 },
  '2.16.840.1.101.3.4.2.3': { hash: 'sha512', salt: 64 },
};

/** The algorithm that an AlgorithmIdentifier means to Go. */
export function signatureAlgorithm({ algorithm, parameters }: AlgorithmIdentifier): SignatureAlgorithm {
  return algorithm === OID.pss && parameters
    ? pssAlgorithm(parameters)
    : (ALGORITHMS[algorithm] ?? { family: 'unknown' });
}

/**
 * Why a signature does not hold, in Go's words; undefined when it does.
 * @param allowSha1 as Go does for revocation lists, never for certificates
 */
export function signatureFailure(
  algorithm: SignatureAlgorithm,
  { signedDer, signature }: { readonly signedDer: Uint8Array; readonly signature: Uint8Array },
  key: KeyObject,
  allowSha1 = false,
): string | undefined {
  if (algorithm.family === 'unknown') {
    return 'x509: cannot verify signature: algorithm unimplemented';
  }
  if (algorithm.hash === 'md5' || (algorithm.hash === 'sha1' && !allowSha1)) {
    return `x509: cannot verify signature: insecure algorithm ${algorithm.hash.toUpperCase()}-${algorithm.family.toUpperCase()}`;
  }
  const isElliptic = key.asymmetricKeyType === 'ec';
  if (isElliptic !== (algorithm.family === 'ecdsa')) {
    const wanted = algorithm.family === 'ecdsa' ? 'ECDSA' : 'RSA';
    const found = isElliptic ? '*ecdsa.PublicKey' : '*rsa.PublicKey';
    return `x509: signature algorithm specifies an ${wanted} public key, but have public key of type ${found}`;
  }
  if (verify(algorithm.hash, signedDer, { key, ...paddingOf(algorithm) }, signature)) {
    return undefined;
  }
  return isElliptic ? 'x509: ECDSA verification failure' : 'crypto/rsa: verification error';
}

function paddingOf(algorithm: SignatureAlgorithm): { padding?: number; saltLength?: number } {
  switch (algorithm.family) {
    case 'rsa':
      return { padding: constants.RSA_PKCS1_PADDING };
    case 'rsa-pss':
      return { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
    default:
      return {};
  }
}

/** Go takes RSA-PSS only with one hash function throughout, a salt of its length, and the default trailer. */
function pssAlgorithm(parameters: ArrayBuffer): SignatureAlgorithm {
  try {
    const { hashAlgorithm, maskGenAlgorithm, saltLength, trailerField } = AsnConvert.parse(
      parameters,
      RsaSaPssParams,
    );
    const hash = plainName(hashAlgorithm);
    const found = PSS_HASHES[hash];
    const isUsual =
      maskedBy(maskGenAlgorithm) === hash && saltLength === found?.salt && trailerField === DEFAULT_TRAILER;
    return found && isUsual ? { family: 'rsa-pss', hash: found.hash } : { family: 'unknown' };
  } catch {
    // Parameters that cannot be read name no algorithm.
    return { family: 'unknown' };
  }
}

/** The hash function of a mask, which must be of the one kind there is. */
function maskedBy({ algorithm, parameters }: AlgorithmIdentifier): string | undefined {
  return algorithm === OID.mgf1 && parameters
    ? plainName(AsnConvert.parse(parameters, AlgorithmIdentifier))
    : undefined;
}

/** The identifier of an algorithm that has no parameters, or NULL; else nothing. */
function plainName({ algorithm, parameters }: AlgorithmIdentifier): string {
  return parameters ? '' : algorithm;
}
