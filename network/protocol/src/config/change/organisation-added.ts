import { withOrganisation } from '../edit-config.js';
import { organisationGroup } from '../org-group.js';
import { organisationsOf } from '../read-config.js';
import type { ChangeDefinition } from './change-definition.js';

/** An application organisation is on the channel, exactly as described; its group is named as its MSP. PEM texts; node OUs are on. */
export interface OrganisationAdded {
  readonly kind: 'organisation-added';
  readonly mspId: string;
  readonly rootCertificates: readonly string[];
  readonly tlsRootCertificates: readonly string[];
  readonly anchorPeers: readonly { readonly host: string; readonly port: number }[];
}

/** Adds an organisation; one that is there in another form, or under another name, is not overwritten: ORGANISATION_DIFFERS. */
export const organisationAdded: ChangeDefinition<OrganisationAdded> = {
  made: (config, { mspId, rootCertificates, tlsRootCertificates, anchorPeers }) =>
    withOrganisation(
      config,
      mspId,
      organisationGroup({ mspId, rootCertificates, tlsRootCertificates, anchorPeers, nodeOus: true }),
    ),
  obstacle: (config, { mspId }) =>
    organisationsOf(config, 'Application').some((one) => one.mspId === mspId || one.name === mspId)
      ? 'ORGANISATION_DIFFERS'
      : undefined,
};
