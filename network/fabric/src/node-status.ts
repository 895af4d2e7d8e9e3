import { readFileSync } from 'node:fs';
import { common } from '@hyperledger/fabric-protos';
import { callPeer, PeerRefused } from '@fabric-governance/operator/network/call-peer';
import { openPeer, readAdministrator } from './channel/node-access.js';
import { ChannelParticipation } from './channel/participation.js';
import type { OrdererNode, PeerNode, PeerOrganisation } from './network-model.js';
import { caNodeName } from './nodes/ca-program.js';
import { organisationLayout } from './organisations/organisation-layout.js';
import type { FoundedNetwork } from './prepare-network.js';

/** One process of a network. */
export interface NodeStatus {
  readonly name: string;
  /** Null when it does not run. */
  readonly pid: number | null;
  readonly port: number | null;
  /** How many blocks it has of the channel; null where it has none, or does not answer. */
  readonly height: number | null;
  /** What else there is to say. */
  readonly note?: string;
}

/** Asks every node how far it is. A node that does not answer is told so, not thrown. */
export async function readStatus(network: FoundedNetwork): Promise<readonly NodeStatus[]> {
  const { model, ground } = network;
  const living = ground.table.allLiving();
  const plain = (name: string, port: number | null): NodeStatus => ({
    name,
    pid: living[name]?.pid ?? null,
    port,
    height: null,
  });
  const withHeight = async (status: NodeStatus, ask: () => Promise<Height>): Promise<NodeStatus> =>
    status.pid === null ? status : { ...status, ...(await ask().catch(silent)) };
  return [
    ...[model.ordering, ...model.organisations].map((one) => plain(caNodeName(one), one.ca.port)),
    ...(await Promise.all(
      model.ordering.nodes.map((node) =>
        withHeight(plain(node.name, node.port), () => ordererHeight(network, node)),
      ),
    )),
    ...(await Promise.all(
      model.organisations.flatMap((organisation) =>
        organisation.nodes.map((node) =>
          withHeight(plain(node.name, node.port), () => peerHeight(network, organisation, node)),
        ),
      ),
    )),
    ...model.organisations.flatMap(({ id, institution: { ports, votes } }) => [
      plain(`chaincode.${id}`, ports.chaincode),
      plain(`gateway.${id}`, ports.console),
      ...(votes ? [plain(`agent.${id}`, null)] : []),
    ]),
    plain('landing', model.consortium.ports.landing),
  ];
}

interface Height {
  readonly height: number | null;
  readonly note?: string;
}

function silent(error: unknown): Height {
  return { height: null, note: `does not answer: ${error instanceof Error ? error.message : String(error)}` };
}

async function ordererHeight({ model, folder }: FoundedNetwork, node: OrdererNode): Promise<Height> {
  const layout = organisationLayout(model.ordering, folder.organizations);
  const channel = await new ChannelParticipation(layout, model.consortium.channel).of(node);
  return channel === undefined
    ? { height: null, note: 'not on the channel' }
    : { height: channel.height, note: channel.status };
}

async function peerHeight(
  { model, folder }: FoundedNetwork,
  organisation: PeerOrganisation,
  node: PeerNode,
): Promise<Height> {
  const layout = organisationLayout(organisation, folder.organizations);
  const own = readAdministrator(organisation.mspId, layout);
  const access = openPeer(node, readFileSync(layout.tlsCaCertificate, 'utf8'), own);
  const { channel } = model.consortium;
  try {
    const answer = await callPeer(access.endorser, own.administrator, {
      channel,
      chaincode: 'qscc',
      args: ['GetChainInfo', channel],
    });
    return { height: common.BlockchainInfo.deserializeBinary(answer).getHeight() };
  } catch (error) {
    if (error instanceof PeerRefused) return { height: null, note: 'not on the channel' };
    throw error;
  } finally {
    access.close();
  }
}
