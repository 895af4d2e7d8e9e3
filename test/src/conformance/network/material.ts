import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeGenesis } from '@fabric-governance/devnet/administration/genesis';
import { ensureOrganisation, type Organisation } from '@fabric-governance/devnet/crypto/organisation';
import { freePorts } from '@fabric-governance/launch/ports/random-ports';
import { wireTimeOf, type WireTime } from '@fabric-governance/protocol/timestamp';

const HOST = 'localhost';
/** Long enough for several transactions to come into one block, on either network. */
const BATCH_TIMEOUT_MS = 400;

/** A peer organisation of the network, and where its nodes listen. */
export interface PeerSite {
  readonly organisation: Organisation;
  readonly peerPort: number;
  readonly caPort: number;
  readonly chaincodePort: number;
}

/**
 * What both networks are made of: the same keys, ports, genesis block and time. Whatever Fabric derives from these is then
 * the same to the byte; only the nodes' own signatures differ.
 */
export interface Material {
  readonly folder: string;
  /** Keys and certificates in cryptogen's layout. */
  readonly organizationsDir: string;
  readonly channel: string;
  readonly orderer: {
    readonly organisation: Organisation;
    readonly port: number;
    readonly adminPort: number;
  };
  readonly peers: readonly [PeerSite, PeerSite];
  /** Serialized common.Block. */
  readonly genesis: Uint8Array;
  readonly batchTimeoutMs: number;
  /** The time that every message of the recording carries. */
  readonly time: WireTime;
}

/** Makes keys and a genesis block in the folder, for ports that are free now. */
export async function makeMaterial(folder: string): Promise<Material> {
  const organizationsDir = join(folder, 'organizations');
  mkdirSync(organizationsDir, { recursive: true });
  const [ordererPort = 0, adminPort = 0, ...others] = await freePorts(8);
  const time = wireTimeOf(Date.now());
  const channel = 'conformance';
  const orderer = {
    organisation: await ensureOrganisation(
      { kind: 'orderer', name: 'Orderer', mspId: 'OrdererMSP', domain: 'example.com' },
      organizationsDir,
    ),
    port: ordererPort,
    adminPort,
  };
  const site = async (number: 1 | 2, ports: readonly number[]): Promise<PeerSite> => {
    const [peerPort = 0, caPort = 0, chaincodePort = 0] = ports;
    const names = { kind: 'peer', name: `Org${number}`, mspId: `Org${number}MSP` } as const;
    const organisation = await ensureOrganisation(
      { ...names, domain: `org${number}.example.com` },
      organizationsDir,
    );
    return { organisation, peerPort, caPort, chaincodePort };
  };
  const peers = [await site(1, others.slice(0, 3)), await site(2, others.slice(3))] as const;
  const genesis = makeGenesis({
    channel,
    timestamp: time,
    orderer: { organisation: orderer.organisation, host: HOST, port: orderer.port },
    organisations: peers.map(({ organisation, peerPort }) => ({ organisation, host: HOST, port: peerPort })),
    batchTimeoutMs: BATCH_TIMEOUT_MS,
  });
  return {
    folder,
    organizationsDir,
    channel,
    orderer,
    peers,
    genesis,
    batchTimeoutMs: BATCH_TIMEOUT_MS,
    time,
  };
}
