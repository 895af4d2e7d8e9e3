import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listensAt } from '@fabric-governance/launch/health';
import { builderConfig } from '../lifecycle/chaincode-package.js';
import { addressOf, type PeerNode, type PeerOrganisation, type Site } from '../network-model.js';
import { nodeFiles, type OrganisationLayout } from '../organisations/organisation-layout.js';
import type { Program } from '../processes/program.js';
import type { FabricPrograms } from '../programs/fabric-programs.js';
import { LOGGING } from './logging.js';
import { BUILDER_CONFIG, peerConfiguration } from './peer-configuration.js';
import { writeSettings } from './settings-file.js';

/** Variables of our own environment with the account of the CouchDB that the consortium file names. */
const COUCHDB_ACCOUNT = {
  COUCHDB_USER: 'CORE_LEDGER_STATE_COUCHDBCONFIG_USERNAME',
  COUCHDB_PASSWORD: 'CORE_LEDGER_STATE_COUCHDBCONFIG_PASSWORD',
} as const;

/** A peer; its settings are written here. */
export function peerProgram(
  organisation: PeerOrganisation,
  node: PeerNode,
  options: {
    readonly programs: FabricPrograms;
    readonly home: string;
    readonly site: Site;
    readonly layout: OrganisationLayout;
    readonly networkId: string;
  },
): Program {
  const { programs, home, site, layout, networkId } = options;
  const files = nodeFiles(layout, node.hostName);
  const neighbour = organisation.nodes.find((other) => other !== node);
  const settings = peerConfiguration({
    id: node.hostName,
    networkId,
    mspId: organisation.mspId,
    listenAddress: `${site.listenHost}:${node.port}`,
    address: addressOf(node),
    ...(neighbour === undefined ? {} : { neighbour: addressOf(neighbour) }),
    mspFolder: files.msp,
    tls: { certificate: files.tlsCertificate, key: files.tlsPrivateKey, rootCertificate: files.tlsCa },
    dataFolder: join(home, 'data'),
    builderFolder: programs.builder,
    ...(node.couchDb === undefined ? {} : { couchDb: node.couchDb }),
  });
  writeSettings(join(home, 'core.yaml'), settings);
  const connection = builderConfig({
    address: addressOf(organisation.chaincode),
    rootCertificate: readFileSync(layout.tlsCaCertificate, 'utf8'),
    clientCertificate: readFileSync(files.tlsCertificate, 'utf8'),
    clientKey: readFileSync(files.tlsPrivateKey, 'utf8'),
  });
  return {
    name: node.name,
    title: `peer ${node.hostName}`,
    command: programs.peer,
    args: ['node', 'start'],
    env: {
      FABRIC_CFG_PATH: home,
      CORE_VM_ENDPOINT: '',
      [BUILDER_CONFIG]: connection,
      ...LOGGING,
      ...(node.couchDb === undefined ? {} : couchDbAccount()),
    },
    folder: home,
    ready: (signal) => listensAt(node.port, signal),
  };
}

function couchDbAccount(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(COUCHDB_ACCOUNT).flatMap(([ours, theirs]) => {
      const value = process.env[ours];
      return value === undefined ? [] : [[theirs, value]];
    }),
  );
}
