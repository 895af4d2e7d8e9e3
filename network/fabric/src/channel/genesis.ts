import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { buildGenesisBlock, type GenesisProfile } from '@fabric-governance/protocol/config/genesis';
import type { MspDescription } from '@fabric-governance/protocol/config/org-group';
import { wireTimeOf } from '@fabric-governance/protocol/timestamp';
import { addressOf, firstPeer, type NetworkModel, type OrdererNode } from '../network-model.js';
import { layoutOf } from '../organisations/connection-profile.js';
import { writeWholeFile } from '../whole-file.js';
import { nodeFiles, type OrganisationLayout } from '../organisations/organisation-layout.js';

const NONCE_BYTES = 24;
/** Small blocks, soon: people wait for them. */
const BATCH = { maxMessages: 50, timeout: '100ms' } as const;
/** A lost leader is replaced within one to two seconds. */
const RAFT_TIMING = { tickInterval: '100ms', electionTick: 10, heartbeatTick: 1 } as const;

/** The channel's first block, made once and kept: whoever trusts it must know its hash. */
export function ensureGenesisBlock(
  path: string,
  model: NetworkModel,
  layouts: ReadonlyMap<string, OrganisationLayout>,
): Uint8Array {
  if (!existsSync(path)) {
    writeWholeFile(path, buildGenesisBlock(genesisProfile(model, layouts)));
  }
  return new Uint8Array(readFileSync(path));
}

function genesisProfile(
  model: NetworkModel,
  layouts: ReadonlyMap<string, OrganisationLayout>,
): GenesisProfile {
  const { consortium, ordering, organisations } = model;
  const ordererLayout = layoutOf(layouts, ordering.id);
  return {
    channel: consortium.channel,
    timestamp: wireTimeOf(Date.now()),
    nonce: new Uint8Array(randomBytes(NONCE_BYTES)),
    ordererOrganisations: {
      [ordering.mspId]: {
        ...publicSide(ordering.mspId, ordererLayout),
        endpoints: ordering.nodes.map(addressOf),
      },
    },
    applicationOrganisations: Object.fromEntries(
      organisations
        .filter(({ founding }) => founding)
        .map((organisation) => {
          const { host, port } = firstPeer(organisation);
          const anchorPeers = [{ host, port }];
          const layout = layoutOf(layouts, organisation.id);
          return [organisation.mspId, { ...publicSide(organisation.mspId, layout), anchorPeers }];
        }),
    ),
    batch: BATCH,
    membersSetBlockLimits: true,
    peersStreamNoBlocks: true,
    ...consensusOf(model, ordererLayout),
  };
}

type Consensus =
  | Pick<Extract<GenesisProfile, { bft?: undefined }>, 'consenters' | 'raft'>
  | Pick<Extract<GenesisProfile, { bft: object }>, 'bft'>;

function consensusOf({ consensus, ordering }: NetworkModel, layout: OrganisationLayout): Consensus {
  const consenters = ordering.nodes.map((node) => ({ node, ...consenter(node, layout) }));
  if (consensus === 'raft') return { consenters, raft: RAFT_TIMING };
  return {
    bft: {
      consenters: consenters.map(({ node, ...common }) => ({
        ...common,
        id: node.number,
        mspId: ordering.mspId,
        certificate: readFileSync(nodeFiles(layout, node.hostName).certificate, 'utf8'),
      })),
    },
  };
}

function consenter({ hostName, host, port }: OrdererNode, layout: OrganisationLayout) {
  const certificate = readFileSync(nodeFiles(layout, hostName).tlsCertificate, 'utf8');
  return { host, port, clientTlsCertificate: certificate, serverTlsCertificate: certificate };
}

function publicSide(mspId: string, layout: OrganisationLayout): MspDescription {
  return {
    mspId,
    rootCertificates: [readFileSync(layout.caCertificate, 'utf8')],
    tlsRootCertificates: [readFileSync(layout.tlsCaCertificate, 'utf8')],
    nodeOus: true,
  };
}
