import { withoutOrganisation } from '../edit-config.js';
import { organisationsOf } from '../read-config.js';
import type { ChangeDefinition } from './change-definition.js';

/** An application organisation is on the channel no more. */
export interface OrganisationRemoved {
  readonly kind: 'organisation-removed';
  readonly mspId: string;
}

/** Removes the organisation with this MSP, whatever its group is named. Nothing can stand against it. */
export const organisationRemoved: ChangeDefinition<OrganisationRemoved> = {
  made: (config, { mspId }) =>
    organisationsOf(config, 'Application')
      .filter((one) => one.mspId === mspId)
      .reduce((left, { name }) => withoutOrganisation(left, name), config),
  obstacle: () => undefined,
};
