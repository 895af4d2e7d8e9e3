import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { LaunchError } from '@fabric-governance/launch/launch-error';
import type { common } from '@hyperledger/fabric-protos';
import { Lifecycle } from '@fabric-governance/operator/lifecycle/lifecycle';
import { joinChannel } from '@fabric-governance/operator/network/join-channel';
import { type NetworkModel, type OrdererNode, type PeerOrganisation } from '../network-model.js';
import { layoutOf } from '../organisations/connection-profile.js';
import type { OrganisationLayout } from '../organisations/organisation-layout.js';
import { currentConfiguration, membersOf } from './current-configuration.js';
import type { LifecycleParty } from './define-chaincode.js';
import { deliveryFrom, openOrderer, openPeer, type PeerAccess, readAdministrator } from './node-access.js';

const DELIVERY_WITHIN_MS = 10_000;
const LEADER_WITHIN_MS = 60_000;
const PAUSE_MS = 500;

/** A peer organisation on the channel, with clients of its peers as its administrator. */
export interface ChannelMember extends LifecycleParty {
  readonly organisation: PeerOrganisation;
  join(genesisBlock: Uint8Array): Promise<void>;
  close(): void;
}

/** The organisations that the channel's present configuration, as an orderer has it, names. */
export async function organisationsOnChannel(
  { consortium, ordering, organisations }: NetworkModel,
  layouts: ReadonlyMap<string, OrganisationLayout>,
): Promise<readonly PeerOrganisation[]> {
  const layout = layoutOf(layouts, ordering.id);
  const administrator = readAdministrator(ordering.mspId, layout);
  const tlsRoots = readFileSync(layout.tlsCaCertificate, 'utf8');
  const ask = async (node: OrdererNode): Promise<common.Config> => {
    const service = openOrderer(node, tlsRoots, administrator);
    const signal = AbortSignal.timeout(DELIVERY_WITHIN_MS);
    try {
      return await currentConfiguration(
        deliveryFrom(service, administrator, { channel: consortium.channel, signal }),
      );
    } finally {
      service.close();
    }
  };
  const members = membersOf(await anyAnswer(() => Promise.any(ordering.nodes.map(ask))));
  return organisations.filter(({ mspId }) => members.has(mspId));
}

/** Orderers that have just joined refuse to deliver until they have a leader: asked again for a while. */
async function anyAnswer<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const giveUpAt = Date.now() + LEADER_WITHIN_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() >= giveUpAt) {
        throw new LaunchError('No orderer delivers the channel: they have found no leader.', {
          cause: error,
        });
      }
      await pause(PAUSE_MS);
    }
  }
}

/** Opens clients of an organisation's peers. Close them when done. */
export function openMember(
  { consortium }: NetworkModel,
  organisation: PeerOrganisation,
  layout: OrganisationLayout,
): ChannelMember {
  const own = readAdministrator(organisation.mspId, layout);
  const tlsRoots = readFileSync(layout.tlsCaCertificate, 'utf8');
  const peers: readonly PeerAccess[] = organisation.nodes.map((node) => openPeer(node, tlsRoots, own));
  const lifecycles = peers.map(
    ({ client, endorser }) =>
      new Lifecycle({
        client,
        endorser,
        administrator: own.administrator,
        certificate: own.certificate,
        channel: consortium.channel,
        // Asked after until it is settled; whoever waits has a limit of their own.
        onUnknown: () => undefined,
      }),
  );
  return {
    organisation,
    mspId: organisation.mspId,
    lifecycles,
    join: async (genesisBlock) => {
      for (const { endorser } of peers) await joinChannel(endorser, own.administrator, genesisBlock);
    },
    close: () => {
      for (const one of [...lifecycles, ...peers]) one.close();
    },
  };
}
