import { buildGenesisBlock } from '@fabric-governance/protocol/config/genesis';
import type { WireTime } from '@fabric-governance/protocol/timestamp';
import type { Organisation } from '../crypto/organisation.js';
import { randomNonce } from '../crypto/signer.js';

/** As in the configuration that comes with Fabric; its test network has smaller blocks. */
const BATCH_SIZE = { maxMessages: 500, preferredMaxBytes: 2 * 1024 * 1024 } as const;

/** A host and a port. */
export interface HostPort {
  readonly host: string;
  readonly port: number;
}

/** What a new channel starts from. */
export interface GenesisOptions {
  readonly channel: string;
  readonly timestamp: WireTime;
  readonly orderer: {
    readonly organisation: Organisation;
    /** Name of its configuration group; default the MSP id. */
    readonly groupName?: string | undefined;
    /** See `membersSetBlockLimits` of the options. */
    readonly membersSetBlockLimits?: boolean | undefined;
  } & HostPort;
  /** The channel's first members, with where their peers listen. */
  readonly organisations: readonly ({ readonly organisation: Organisation } & HostPort)[];
  /** The channel's `BatchTimeout` in milliseconds: how long the orderer waits for a block to fill. */
  readonly batchTimeoutMs: number;
  /** See the option of this name. */
  readonly peersStreamNoBlocks?: boolean;
}

/** The channel's block 0 (`common.Block`). The groups of application organisations have the names of their MSP ids. */
export function makeGenesis(options: GenesisOptions): Uint8Array {
  const { organisation: ordererOrganisation, groupName, host, port } = options.orderer;
  const { membersSetBlockLimits = false } = options.orderer;
  const { certificatePem } = ordererOrganisation.node.tls;
  return buildGenesisBlock({
    channel: options.channel,
    timestamp: options.timestamp,
    nonce: randomNonce(),
    ordererOrganisations: {
      [groupName ?? ordererOrganisation.mspId]: {
        ...publicSide(ordererOrganisation),
        endpoints: [`${host}:${port}`],
      },
    },
    consenters: [{ host, port, clientTlsCertificate: certificatePem, serverTlsCertificate: certificatePem }],
    applicationOrganisations: Object.fromEntries(
      options.organisations.map(({ organisation, host: peerHost, port: peerPort }) => [
        organisation.mspId,
        { ...publicSide(organisation), anchorPeers: [{ host: peerHost, port: peerPort }] },
      ]),
    ),
    membersSetBlockLimits,
    peersStreamNoBlocks: options.peersStreamNoBlocks ?? false,
    batch: { ...BATCH_SIZE, timeout: `${options.batchTimeoutMs}ms` },
  });
}

/** What a channel's configuration tells of an organisation. */
export function publicSide(organisation: Organisation): {
  readonly mspId: string;
  readonly rootCertificates: readonly string[];
  readonly tlsRootCertificates: readonly string[];
  readonly nodeOus: true;
} {
  return {
    mspId: organisation.mspId,
    rootCertificates: [organisation.ca.certificatePem],
    tlsRootCertificates: [organisation.tlsCa.certificatePem],
    nodeOus: true,
  };
}
