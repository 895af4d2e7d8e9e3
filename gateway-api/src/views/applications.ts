import type { ApplicationView } from '../contract/applications.js';
import type { BoxedApplication } from '../applications/application-box.js';
import type { Projection } from '../read-model/projection.js';
import { readCertificate } from '../identity/own-msp.js';
import type { PersonId } from '@fabric-governance/chaincode/governance/ids';

/** An application as kept, with what the ledger has made of it. */
export function viewApplication(boxed: BoxedApplication, projection: Projection): ApplicationView {
  const { application, certificate, signature } = boxed.signed;
  const { id } = application.admission.member;
  return {
    id: boxed.id,
    direction: boxed.direction,
    at: boxed.at,
    ...(boxed.sponsorMemberId && { sponsorMemberId: boxed.sponsorMemberId }),
    application,
    certificate,
    signature,
    signedBy: readCertificate(certificate).subject.commonName as PersonId,
    proposalIds: [...projection.dossiers]
      .filter(([, { proposal }]) =>
        proposal?.actions.some((action) => action.kind === 'member.admit' && action.payload.member.id === id),
      )
      .map(([proposalId]) => proposalId),
    admitted: projection.members.has(id),
  };
}
