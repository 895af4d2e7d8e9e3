import { canonicalJson } from '@fabric-governance/chaincode/governance/canonical-json';
import type { PersonId, Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import { sha256Hex } from '@fabric-governance/chaincode/governance/sha256';
import { isIssuedBy } from '@fabric-governance/protocol/certificate';
import type { SignedApplication } from '../contract/applications.js';
import { ApiFailure } from '../errors/api-failure.js';
import { judgeTime, readCertificate } from '../identity/own-msp.js';
import { isSignatureOf } from '../identity/signature.js';

/** What an application's signature proves. */
export interface VerifiedApplication {
  readonly id: Sha256Hex;
  readonly signedBy: PersonId;
}

/**
 * Checks that one of the people named in the application signed it, with a certificate of the application's own root. It
 * proves that whoever holds the named organisation's CA stands behind it; who that is, the members find out by the evidence.
 * @throws ApiFailure APPLICATION_SIGNATURE_INVALID and those of the certificate's form and time
 */
export function verifyApplication(signed: SignedApplication, now: number): VerifiedApplication {
  const { application, signature } = signed;
  const { organisation, people } = application.admission;
  const certificate = readCertificate(signed.certificate);
  const roots = organisation.rootCertificates.map(readCertificate);
  if (!roots.some((root) => isIssuedBy(certificate, root)))
    throw invalid('the certificate is not of the named root');
  const { enrolmentId, spki } = judgeTime(certificate, now);
  const person = people.find(({ id }) => id === enrolmentId);
  if (!person) throw invalid('the signer is not among the named people');
  const text = canonicalJson(application);
  if (!isSignatureOf(spki, text, signature)) throw invalid('the signature does not fit the application');
  return { id: sha256Hex(text), signedBy: person.id };
}

function invalid(problem: string): ApiFailure {
  return new ApiFailure('APPLICATION_SIGNATURE_INVALID', { problem });
}
