import { LaunchError } from '@fabric-governance/launch/launch-error';
import type { OrdererOrganisation, PeerOrganisation } from './network-model.js';
import { caNodeName, caProgram, caServer } from './nodes/ca-program.js';
import { caConfiguration, type EnrollingPerson } from './organisations/ca-configuration.js';
import { enrolOrganisation } from './organisations/enrol-organisation.js';
import { type OrganisationLayout, organisationLayout } from './organisations/organisation-layout.js';
import type { PreparedNetwork } from './prepare-network.js';
import type { Program } from './processes/program.js';

/** Each organisation's certificate authority; their settings are written here. */
export function authorityPrograms(network: PreparedNetwork): readonly Program[] {
  const { programs, folder, secretOf } = network;
  return organisationsOf(network).map((organisation) =>
    caProgram(organisation, {
      command: programs.caServer,
      home: folder.node(caNodeName(organisation)),
      configuration: caConfiguration(organisation, {
        secretOf,
        people: peopleOf(organisation, network),
        site: network.model.site,
      }),
    }),
  );
}

/** Has everybody certified by the running authorities who is not yet; tells by organisation id where the keys are. */
export async function enrolEverybody(
  network: PreparedNetwork,
): Promise<ReadonlyMap<string, OrganisationLayout>> {
  const { folder, secretOf } = network;
  const layouts = await Promise.all(
    organisationsOf(network).map(async (organisation) => {
      const server = caServer(organisation, folder.node(caNodeName(organisation)));
      const office = { server, secretOf, organizations: folder.organizations };
      return [organisation.id, await enrolOrganisation(organisation, office)] as const;
    }),
  );
  return new Map(layouts);
}

/** Where the keys of a network are that was up before. */
export function knownLayouts({ model, folder }: PreparedNetwork): ReadonlyMap<string, OrganisationLayout> {
  return new Map(
    [model.ordering, ...model.organisations].map((organisation) => [
      organisation.id,
      organisationLayout(organisation, folder.organizations),
    ]),
  );
}

function organisationsOf({ model }: PreparedNetwork): readonly (OrdererOrganisation | PeerOrganisation)[] {
  return [model.ordering, ...model.organisations];
}

function peopleOf(
  organisation: OrdererOrganisation | PeerOrganisation,
  { secrets }: PreparedNetwork,
): readonly EnrollingPerson[] {
  if (organisation.kind === 'orderer') return [];
  return organisation.institution.people.map(({ id }) => {
    const secret = secrets.get(id);
    if (secret === undefined) throw new LaunchError(`The enrolment secret of ${id} is missing.`);
    return { id, secret };
  });
}
