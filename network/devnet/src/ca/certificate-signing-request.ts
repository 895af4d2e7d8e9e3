import 'reflect-metadata';
import { pemToDer } from '@fabric-governance/protocol/certificate';
import { publicKeyPoint } from '@fabric-governance/protocol/signature';
import {
  BasicConstraintsExtension,
  type JsonGeneralNames,
  type JsonName,
  Pkcs10CertificateRequest,
  SubjectAlternativeNameExtension,
} from '@peculiar/x509';
import { authorizationFailure, CA_ERROR, CaError } from './ca-error.js';

/** Longest common name of X.520, which fabric-ca enforces. */
const MAX_COMMON_NAME = 64;
/** Fields of the subject that the enrolling person may choose; units and common name are the authority's. */
const FREE_FIELDS = ['C', 'O', 'L', 'ST'] as const;

/** What is taken over from a certificate signing request. */
export interface SigningRequest {
  readonly publicKeySpki: Uint8Array;
  readonly freeSubject: JsonName;
  readonly alternativeNames: JsonGeneralNames;
}

/**
 * Reads a PKCS #10 request and checks that it is signed by its own P-256 key, asks for no authority, and bears the
 * enrolment id as its one common name.
 * @throws CaError 400 or 403.
 */
export async function readSigningRequest(pem: string, enrolmentId: string): Promise<SigningRequest> {
  const request = parse(pem);
  const commonNames = request.subjectName.getField('CN');
  if (commonNames.length !== 1 || commonNames[0] !== enrolmentId) {
    throw new CaError(
      403,
      CA_ERROR.commonNameInvalid,
      'The CSR subject common name must equal the enrollment ID',
    );
  }
  if (enrolmentId.length > MAX_COMMON_NAME) {
    throw new CaError(
      400,
      CA_ERROR.csrInvalid,
      `CSR input validation failed: The CN '${enrolmentId}' exceeds the maximum character limit of ${MAX_COMMON_NAME}`,
    );
  }
  if (
    request.extensions.some((extension) => extension instanceof BasicConstraintsExtension && extension.ca)
  ) {
    throw authorizationFailure();
  }
  if (!(await isSelfSigned(request))) {
    throw badCsr('signature');
  }
  const names = request.extensions.find((extension) => extension instanceof SubjectAlternativeNameExtension);
  return {
    publicKeySpki: new Uint8Array(request.publicKey.rawData),
    freeSubject: FREE_FIELDS.map((field) => ({ [field]: request.subjectName.getField(field) })).filter(
      (entry) => Object.values(entry).some((values) => values.length > 0),
    ),
    alternativeNames: names ? names.names.toJSON() : [],
  };
}

function parse(pem: string): Pkcs10CertificateRequest {
  if (!/-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----/u.test(pem)) {
    throw badCsr('CSR Decode failed');
  }
  try {
    const request = new Pkcs10CertificateRequest(Buffer.from(pemToDer(pem)));
    publicKeyPoint(new Uint8Array(request.publicKey.rawData));
    return request;
  } catch (cause) {
    throw badCsr(String(cause));
  }
}

async function isSelfSigned(request: Pkcs10CertificateRequest): Promise<boolean> {
  try {
    return await request.verify();
  } catch {
    // A signature that cannot be read does not hold either.
    return false;
  }
}

function badCsr(detail: string): CaError {
  return new CaError(400, CA_ERROR.badCsr, `CSR Decode failed: ${detail}`);
}
