import { type ConsensusKind } from '@fabric-governance/consortium/fabric-settings';
import { allInstitutions, type Consortium, type Institution } from '@fabric-governance/consortium/consortium';
import { type MspId } from '@fabric-governance/chaincode/governance/ids';

/** Names that every node's TLS certificate carries beside its own: how its own machine reaches it. */
export const LOCAL_NAMES = ['localhost', '127.0.0.1'] as const;

/** Where nodes run, which decides how they find each other. */
export interface Site {
  readonly name: 'one-machine' | 'containers';
  /** Address to listen on. */
  readonly listenHost: string;
  /** Name by which others reach the node with this host name, `peer0.<domain>`. */
  hostOf(hostName: string): string;
}

/** All nodes on this machine: nobody outside reaches them. */
export const ONE_MACHINE: Site = {
  name: 'one-machine',
  listenHost: '127.0.0.1',
  hostOf: () => 'localhost',
};

/** Each node in a container of its own, which has the node's host name in the containers' network. */
export const CONTAINERS: Site = {
  name: 'containers',
  listenHost: '0.0.0.0',
  hostOf: (hostName) => hostName,
};

/** An ordering node. */
export interface OrdererNode {
  /** `orderer1`, counted from 1, which is also its number among BFT consenters. */
  readonly name: string;
  readonly number: number;
  /** `orderer1.<domain>`, the common name of its certificate. */
  readonly hostName: string;
  /** Name by which others reach it. */
  readonly host: string;
  readonly port: number;
  readonly administrationPort: number;
}

/** A peer of an institution. */
export interface PeerNode {
  /** `peer.<institution>`; the second one `peer2.<institution>`. */
  readonly name: string;
  /** `peer0.<domain>`, the common name of its certificate. */
  readonly hostName: string;
  /** Name by which others reach it. */
  readonly host: string;
  readonly port: number;
  /** host:port; left out: LevelDB. */
  readonly couchDb?: string;
}

/** An organisation with a certificate authority and nodes. */
export interface Organisation {
  readonly kind: 'peer' | 'orderer';
  /** Short name: the institution's id, or `orderer`. */
  readonly id: string;
  readonly mspId: string;
  readonly domain: string;
  /** Where its certificate authority is reached. */
  readonly ca: HostPort;
}

/** Where a node is reached. */
export interface HostPort {
  readonly host: string;
  readonly port: number;
}

export interface OrdererOrganisation extends Organisation {
  readonly kind: 'orderer';
  readonly nodes: readonly OrdererNode[];
}

export interface PeerOrganisation extends Organisation {
  readonly kind: 'peer';
  readonly mspId: MspId;
  readonly institution: Institution;
  /** Whether the channel begins with it; an applicant is taken in later. */
  readonly founding: boolean;
  /** Where its peers reach its chaincode service. */
  readonly chaincode: HostPort;
  readonly nodes: readonly PeerNode[];
}

/** All nodes of a consortium's network and where they listen. */
export interface NetworkModel {
  readonly consortium: Consortium;
  readonly consensus: ConsensusKind;
  readonly site: Site;
  readonly ordering: OrdererOrganisation;
  readonly organisations: readonly PeerOrganisation[];
}

/** Raft survives one of three; BFT one of four. */
const ORDERERS: Readonly<Record<ConsensusKind, number>> = { raft: 3, bft: 4 };

/** The network that a consortium file asks for. */
export function networkModel(
  consortium: Consortium,
  consensus: ConsensusKind,
  site: Site = ONE_MACHINE,
): NetworkModel {
  const founding = new Set(consortium.institutions.map(({ id }) => id));
  return {
    consortium,
    consensus,
    site,
    ordering: ordering(consortium, ORDERERS[consensus], site),
    organisations: allInstitutions(consortium).map((institution) => ({
      kind: 'peer',
      id: institution.id,
      mspId: institution.mspId,
      domain: institution.domain,
      ca: authorityOf(institution.domain, institution.ports.ca, site),
      institution,
      founding: founding.has(institution.id),
      chaincode: {
        host: site.hostOf(`chaincode.${institution.domain}`),
        port: institution.ports.chaincode,
      },
      nodes: peers(institution, site),
    })),
  };
}

/** An organisation's first peer, which its own programs talk to. */
export function firstPeer({ nodes, id }: PeerOrganisation): PeerNode {
  const [first] = nodes;
  if (first === undefined) throw new Error(`${id} has no peer.`);
  return first;
}

/** Where an institution's gateway is reached by other programs: in containers by its container's name. */
export function gatewayAt({ id, ports }: Institution, site: Site): string {
  const container = `gateway.${id}`;
  const host = site.hostOf(container);
  return `http://${host === container ? host : site.listenHost}:${ports.console}`;
}

/** host:port under which other nodes reach a node. */
export function addressOf({ host, port }: HostPort): string {
  return `${host}:${port}`;
}

function authorityOf(domain: string, port: number, site: Site): HostPort {
  return { host: site.hostOf(`ca.${domain}`), port };
}

function ordering({ id, fabric }: Consortium, count: number, site: Site): OrdererOrganisation {
  const domain = `orderer.${id}.example`;
  return {
    kind: 'orderer',
    id: 'orderer',
    mspId: 'OrdererMSP',
    domain,
    ca: authorityOf(domain, fabric.ordererCaPort, site),
    nodes: fabric.orderers.slice(0, count).map((ports, index) => {
      const name = `orderer${index + 1}`;
      const hostName = `${name}.${domain}`;
      return { ...ports, name, number: index + 1, hostName, host: site.hostOf(hostName) };
    }),
  };
}

function peers({ id, domain, ports, fabric }: Institution, site: Site): readonly PeerNode[] {
  const all = [
    { name: `peer.${id}`, hostName: `peer0.${domain}`, port: ports.peer },
    { name: `peer2.${id}`, hostName: `peer1.${domain}`, port: fabric.secondPeerPort },
  ].slice(0, fabric.peers);
  return all.map((node, index) => {
    const couchDb = fabric.couchDb[index];
    const placed = { ...node, host: site.hostOf(node.hostName) };
    return couchDb === undefined ? placed : { ...placed, couchDb };
  });
}
