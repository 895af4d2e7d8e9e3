import { existsSync } from 'node:fs';
import type { Fingerprint } from '@fabric-governance/chaincode/governance/ids';
import { foundingDocument } from '@fabric-governance/consortium/founding-document';
import type { ServiceIdentities } from '@fabric-governance/launch/founding/agent-keys';
import { writePrivateFile } from '@fabric-governance/launch/private-file';
import type { Plan } from '@fabric-governance/launch/services/plan';
import { administratorFingerprint, readAdministrator } from './channel/node-access.js';
import type { PeerOrganisation } from './network-model.js';
import { layoutOf, writeConnectionProfile } from './organisations/connection-profile.js';
import type { OrganisationLayout } from './organisations/organisation-layout.js';
import type { PreparedNetwork } from './prepare-network.js';

/**
 * All that the project's own programs are told, in the form that `npm start` has for them: the connection profiles and the founding
 * document are written here.
 */
export function institutionPlan(
  { model, folder }: PreparedNetwork,
  layouts: ReadonlyMap<string, OrganisationLayout>,
): Plan {
  const { consortium, organisations } = model;
  for (const organisation of organisations) writeConnectionProfile(model, organisation, layouts);
  const identities = new Map(
    organisations.map((organisation) => [
      organisation.institution.id,
      serviceIdentities(organisation, layoutOf(layouts, organisation.id)),
    ]),
  );
  const agents = new Map([...identities].map(([id, { agentFingerprint }]) => [id, agentFingerprint]));
  const founding = foundingDocument(consortium, agents);
  if (!existsSync(folder.foundingDocument)) writePrivateFile(folder.foundingDocument, founding.json);
  return {
    consortium,
    folder,
    identities,
    foundingHash: founding.hash,
    landingUrl: `http://localhost:${consortium.ports.landing}`,
  };
}

function serviceIdentities({ mspId }: PeerOrganisation, layout: OrganisationLayout): ServiceIdentities {
  const { admin, user, root } = layout;
  return {
    agent: { certificate: admin.certificate, key: admin.privateKey },
    service: { certificate: user.certificate, key: user.privateKey },
    agentFingerprint: administratorFingerprint(readAdministrator(mspId, layout)) as Fingerprint,
    folder: root,
  };
}
