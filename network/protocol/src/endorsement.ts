import type { Endorsement } from '@hyperledger/fabric-protos/lib/peer/proposal_response_pb.js';
import { concat } from './bytes.js';
import { isIssuedBy, parseCertificate, pemToDer } from './certificate.js';
import { ProtocolError } from './errors.js';
import type { Identity } from './identity.js';
import { parseIdentity } from './identity.js';
import { verify } from './signature.js';

/** Root certificates (PEM) of each MSP that may endorse. An MSP that is not listed is not trusted. */
export type TrustedRoots = Readonly<Record<string, readonly string[]>>;

/**
 * The endorsers, each of whose signatures over answer ‖ endorser holds. Throws NOT_ENDORSED when there are none and
 * ENDORSEMENT_INVALID for the first that does not hold or, with `trust`, does not come from its MSP's roots.
 */
export function checkEndorsements(
  endorsements: readonly Endorsement[],
  answer: Uint8Array,
  trust: TrustedRoots | undefined,
): readonly { mspId: string }[] {
  if (endorsements.length === 0) throw new ProtocolError('NOT_ENDORSED');
  return endorsements.map((endorsement) => {
    const endorserBytes = endorsement.getEndorser_asU8();
    const endorser = parseIdentity(endorserBytes);
    const signed = concat(answer, endorserBytes);
    const { spki } = parseCertificate(pemToDer(endorser.certificatePem));
    if (!verify(spki, signed, endorsement.getSignature_asU8()) || !isTrusted(endorser, trust)) {
      throw new ProtocolError('ENDORSEMENT_INVALID', { mspId: endorser.mspId });
    }
    return { mspId: endorser.mspId };
  });
}

function isTrusted({ mspId, certificatePem }: Identity, trust: TrustedRoots | undefined): boolean {
  if (trust === undefined) return true;
  const certificate = parseCertificate(pemToDer(certificatePem));
  const roots = Object.hasOwn(trust, mspId) ? (trust[mspId] ?? []) : [];
  return roots.some((root) => isIssuedBy(certificate, parseCertificate(pemToDer(root))));
}
