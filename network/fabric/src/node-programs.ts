import { ChannelParticipation } from './channel/participation.js';
import { ordererProgram } from './nodes/orderer-program.js';
import { peerProgram } from './nodes/peer-program.js';
import { layoutOf } from './organisations/connection-profile.js';
import type { OrganisationLayout } from './organisations/organisation-layout.js';
import type { PreparedNetwork } from './prepare-network.js';
import type { Program } from './processes/program.js';

/** The orderers' administration of a network. */
export function participationOf(
  { model }: PreparedNetwork,
  layouts: ReadonlyMap<string, OrganisationLayout>,
): ChannelParticipation {
  return new ChannelParticipation(layoutOf(layouts, model.ordering.id), model.consortium.channel);
}

/** Every orderer; their settings are written here. */
export function ordererPrograms(
  network: PreparedNetwork,
  layouts: ReadonlyMap<string, OrganisationLayout>,
): readonly Program[] {
  const { programs, model, folder } = network;
  const layout = layoutOf(layouts, model.ordering.id);
  const participation = participationOf(network, layouts);
  return model.ordering.nodes.map((node) =>
    ordererProgram(model.ordering, node, {
      programs,
      home: folder.node(node.name),
      site: model.site,
      layout,
      participation,
    }),
  );
}

/** Every peer, those of institutions outside the channel included; their settings are written here. */
export function peerPrograms(
  { programs, model, folder }: PreparedNetwork,
  layouts: ReadonlyMap<string, OrganisationLayout>,
): readonly Program[] {
  return model.organisations.flatMap((organisation) =>
    organisation.nodes.map((node) =>
      peerProgram(organisation, node, {
        programs,
        home: folder.node(node.name),
        site: model.site,
        layout: layoutOf(layouts, organisation.id),
        networkId: model.consortium.id,
      }),
    ),
  );
}
