import { fromBase64, fromUtf8, toBase64, utf8 } from '@fabric-governance/protocol/bytes';
import { parseCertificate, pemToDer } from '@fabric-governance/protocol/certificate';
import { verify } from '@fabric-governance/protocol/signature';
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

/**
 * Checks a token, b64(certificate PEM).b64(signature), against the request it came with. The signature must be low-S.
 * @returns the certificate's DER; whether it is trusted is for the caller to find out.
 * @throws CaError 401.
 */
export function certificateOfToken(token: string, request: SignedRequest): Uint8Array {
  const [certificateBase64, signatureBase64, ...rest] = token.split('.');
  if (certificateBase64 === undefined || signatureBase64 === undefined || rest.length > 0) {
    throw authenticationFailure();
  }
  const parsed = parse(certificateBase64, signatureBase64);
  if (!verify(parsed.publicKeySpki, utf8(tokenText(request, certificateBase64)), parsed.signature)) {
    throw authenticationFailure();
  }
  return parsed.certificateDer;
}

function parse(
  certificateBase64: string,
  signatureBase64: string,
): { certificateDer: Uint8Array; publicKeySpki: Uint8Array; signature: Uint8Array } {
  try {
    const certificateDer = pemToDer(fromUtf8(fromBase64(certificateBase64)));
    return {
      certificateDer,
      publicKeySpki: parseCertificate(certificateDer).spki,
      signature: fromBase64(signatureBase64),
    };
  } catch {
    // Whatever is wrong with it, the sender is not authenticated.
    throw authenticationFailure();
  }
}
