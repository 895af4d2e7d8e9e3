import type { KeyObject } from 'node:crypto';
import { fromBase64, fromUtf8, toBase64, utf8 } from '@fabric-governance/protocol/bytes';
import { type Certificate, parseCertificate, pemToDer } from '@fabric-governance/protocol/certificate';
import { publicKeyOf, verifyLowS } from '../crypto/verify-signature.js';
import { authenticationFailure } from './ca-error.js';

/** The parts of an HTTP request that a token signs. */
export interface SignedRequest {
  readonly method: string;
  /** Path with query, as in the request line. */
  readonly uri: string;
  readonly body: Uint8Array;
}

/**
 * Text that fabric-ca's clients sign: METHOD.b64(path).b64(body).b64(certificate). It has no time and no nonce;
 * that is fabric-ca's format.
 */
export function tokenText(request: SignedRequest, certificateBase64: string): string {
  return [request.method, toBase64(utf8(request.uri)), toBase64(request.body), certificateBase64].join('.');
}

/** Text that clients up to fabric-ca 1.3 sign, without method and path. */
export function oldTokenText({ body }: SignedRequest, certificateBase64: string): string {
  return [toBase64(body), certificateBase64].join('.');
}

/**
 * Checks a token, b64(certificate PEM).b64(signature), against the request it came with. The signature must be low-S.
 * @returns the certificate; whether it is trusted is for the caller to find out.
 * @throws CaError 401.
 */
export function certificateOfToken(token: string, request: SignedRequest): Certificate {
  const [certificateBase64, signatureBase64, ...rest] = token.split('.');
  if (certificateBase64 === undefined || signatureBase64 === undefined || rest.length > 0) {
    throw authenticationFailure('the token has not two parts');
  }
  const { certificate, key, signature } = parse(certificateBase64, signatureBase64);
  const isSigned = [tokenText, oldTokenText].some((text) =>
    verifyLowS(key, utf8(text(request, certificateBase64)), signature),
  );
  if (!isSigned) {
    throw authenticationFailure('the signature of the token does not hold');
  }
  return certificate;
}

function parse(
  certificateBase64: string,
  signatureBase64: string,
): { certificate: Certificate; key: KeyObject; signature: Uint8Array } {
  try {
    const certificate = parseCertificate(pemToDer(fromUtf8(fromBase64(certificateBase64))));
    return {
      certificate,
      key: publicKeyOf(certificate.spki),
      signature: fromBase64(signatureBase64),
    };
  } catch (cause) {
    // Whatever is wrong with it, the sender is not authenticated.
    throw authenticationFailure(`the token cannot be read: ${String(cause)}`);
  }
}
