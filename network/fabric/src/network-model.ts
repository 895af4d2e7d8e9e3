import { type ConsensusKind } from '@fabric-governance/consortium/fabric-settings';
import { allInstitutions, type Consortium, type Institution } from '@fabric-governance/consortium/consortium';
import { type MspId } from '@fabric-governance/chaincode/governance/ids';

/** Name under which nodes are found; their TLS certificates carry it. */
export const PUBLIC_HOST = 'localhost';
/** Where nodes listen: nobody outside this machine reaches them. */
export const LISTEN_HOST = '127.0.0.1';

/** An ordering node. */
export interface OrdererNode {
  /** `orderer1`, counted from 1, which is also its number among BFT consenters. */
  readonly name: string;
  readonly number: number;
  /** `orderer1.<domain>`, the common name of its certificate. */
  readonly hostName: string;
  readonly port: number;
  readonly administrationPort: number;
}

/** A peer of an institution. */
export interface PeerNode {
  /** `peer.<institution>`; the second one `peer2.<institution>`. */
  readonly name: string;
  /** `peer0.<domain>`, the common name of its certificate. */
  readonly hostName: string;
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
  readonly caPort: number;
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
  readonly nodes: readonly PeerNode[];
}

/** All nodes of a consortium's network and where they listen. */
export interface NetworkModel {
  readonly consortium: Consortium;
  readonly consensus: ConsensusKind;
  readonly ordering: OrdererOrganisation;
  readonly organisations: readonly PeerOrganisation[];
}

/** Raft survives one of three; BFT one of four. */
const ORDERERS: Readonly<Record<ConsensusKind, number>> = { raft: 3, bft: 4 };

/** The network that a consortium file asks for. */
export function networkModel(consortium: Consortium, consensus: ConsensusKind): NetworkModel {
  const founding = new Set(consortium.institutions.map(({ id }) => id));
  return {
    consortium,
    consensus,
    ordering: ordering(consortium, ORDERERS[consensus]),
    organisations: allInstitutions(consortium).map((institution) => ({
      kind: 'peer',
      id: institution.id,
      mspId: institution.mspId,
      domain: institution.domain,
      caPort: institution.ports.ca,
      institution,
      founding: founding.has(institution.id),
      nodes: peers(institution),
    })),
  };
}

/** An organisation's first peer, which its own programs talk to. */
export function firstPeer({ nodes, id }: PeerOrganisation): PeerNode {
  const [first] = nodes;
  if (first === undefined) throw new Error(`${id} has no peer.`);
  return first;
}

/** host:port under which other nodes reach a node. */
export function addressOf({ port }: { readonly port: number }): string {
  return `${PUBLIC_HOST}:${port}`;
}

function ordering({ id, fabric }: Consortium, count: number): OrdererOrganisation {
  const domain = `orderer.${id}.example`;
  return {
    kind: 'orderer',
    id: 'orderer',
    mspId: 'OrdererMSP',
    domain,
    caPort: fabric.ordererCaPort,
    nodes: fabric.orderers.slice(0, count).map((ports, index) => {
      const name = `orderer${index + 1}`;
      return { ...ports, name, number: index + 1, hostName: `${name}.${domain}` };
    }),
  };
}

function peers({ id, domain, ports, fabric }: Institution): readonly PeerNode[] {
  const all = [
    { name: `peer.${id}`, hostName: `peer0.${domain}`, port: ports.peer },
    { name: `peer2.${id}`, hostName: `peer1.${domain}`, port: fabric.secondPeerPort },
  ].slice(0, fabric.peers);
  return all.map((node, index) => {
    const couchDb = fabric.couchDb[index];
    return couchDb === undefined ? node : { ...node, couchDb };
  });
}
