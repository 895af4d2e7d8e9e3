import { readFileSync } from 'node:fs';
import { ownPeer, parseConnectionProfile } from '@fabric-governance/protocol/connection-profile';
import { fingerprintOfCertificate, pemToDer } from '@fabric-governance/protocol/certificate';
import type { Fingerprint } from '@fabric-governance/chaincode/governance/ids';
import { sendApplication } from '../applications/send-application.js';
import { type VerifiedApplication, verifyApplication } from '../applications/verify-application.js';
import type { ApplicationForm, SignedApplication } from '../contract/applications.js';
import { ApiFailure } from '../errors/api-failure.js';
import type { Handlers } from '../http/handlers.js';
import type { Services } from '../services.js';
import { viewApplication } from '../views/applications.js';

type Area = 'applications' | 'apply' | 'applicationForm' | 'sendApplication';

/** Applications for admission (R7): as a sponsor, receiving them; from outside, sending one. */
export function applicationHandlers(services: Services): Pick<Handlers, Area> {
  const { config, reader, applications, documents, now } = services;
  return {
    applications: () => {
      const direction = reader.standing === 'member' ? 'received' : 'sent';
      return applications
        .list()
        .filter((boxed) => boxed.direction === direction)
        .map((boxed) => viewApplication(boxed, reader.projection));
    },
    apply: async ({ body }) => {
      const { id } = await checkReceived(body, services);
      await applications.add({ id, direction: 'received', at: now(), signed: body });
      return { id };
    },
    applicationForm: () => formOf(services),
    sendApplication: async ({ body }) => {
      const sponsor = config.sponsors.find(({ memberId }) => memberId === body.sponsorMemberId);
      if (!sponsor) throw new ApiFailure('SPONSOR_UNKNOWN', { memberId: body.sponsorMemberId });
      const { id } = verifyApplication(body.application, now());
      await sendApplication(sponsor, body.application, documents);
      const { sponsorMemberId, application: signed } = body;
      await applications.add({ id, direction: 'sent', at: now(), sponsorMemberId, signed });
      return { id };
    },
  };
}

async function checkReceived(
  signed: SignedApplication,
  { config, reader, documents, now }: Services,
): Promise<VerifiedApplication> {
  if (reader.standing === 'outside') throw new ApiFailure('SPONSOR_UNKNOWN', { memberId: config.memberId });
  const verified = verifyApplication(signed, now());
  const { member, evidence } = signed.application.admission;
  const members = [...reader.projection.members.values()];
  if (members.some(({ id, mspId }) => id === member.id || mspId === member.mspId)) {
    throw new ApiFailure('APPLICATION_ALREADY_MEMBER', { memberId: member.id });
  }
  for (const { hash } of evidence) {
    if (!(await documents.has(hash))) throw new ApiFailure('APPLICATION_EVIDENCE_MISSING', { hash });
  }
  return verified;
}

/** What the institution's own files say; the person adds the rest. */
function formOf({ config, msp }: Services): ApplicationForm {
  const peer = ownPeer(parseConnectionProfile(readFileSync(config.connectionProfile, 'utf8')));
  const { hostname, port } = new URL(`grpcs://${peer.address}`);
  const { memberId: id, mspId, name, agentCertificate, people } = config;
  return {
    member: {
      id,
      mspId,
      name,
      agent: agentCertificate === undefined ? null : fingerprintIn(agentCertificate),
    },
    people,
    organisation: {
      rootCertificates: [...msp.rootCertificates],
      tlsRootCertificates: [...msp.tlsRootCertificates],
      // The name in the peer's TLS certificate is the one that other peers check.
      anchorPeers: [{ host: peer.tlsServerName ?? hostname, port: Number(port) }],
    },
  };
}

function fingerprintIn(file: string): Fingerprint {
  return fingerprintOfCertificate(pemToDer(readFileSync(file, 'utf8'))) as Fingerprint;
}
