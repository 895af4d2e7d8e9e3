import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ChannelParticipation } from '../channel/participation.js';
import type { OrdererNode, OrdererOrganisation, Site } from '../network-model.js';
import { nodeFiles, type OrganisationLayout } from '../organisations/organisation-layout.js';
import type { Program } from '../processes/program.js';
import type { FabricPrograms } from '../programs/fabric-programs.js';
import { LOGGING } from './logging.js';
import { ordererConfiguration } from './orderer-configuration.js';
import { writeSettings } from './settings-file.js';

const POLL_MS = 100;

/** An orderer; its settings are written here. */
export function ordererProgram(
  { mspId }: OrdererOrganisation,
  node: OrdererNode,
  options: {
    readonly programs: FabricPrograms;
    readonly home: string;
    readonly site: Site;
    readonly layout: OrganisationLayout;
    readonly participation: ChannelParticipation;
  },
): Program {
  const { programs, home, site, layout, participation } = options;
  const files = nodeFiles(layout, node.hostName);
  const settings = ordererConfiguration({
    mspId,
    version: programs.version,
    listenHost: site.listenHost,
    port: node.port,
    administrationAddress: `${site.listenHost}:${node.administrationPort}`,
    mspFolder: files.msp,
    tls: { certificate: files.tlsCertificate, key: files.tlsPrivateKey, rootCertificate: files.tlsCa },
    dataFolder: join(home, 'data'),
  });
  writeSettings(join(home, 'orderer.yaml'), settings);
  return {
    name: node.name,
    title: node.name,
    command: programs.orderer,
    args: ['start'],
    env: { FABRIC_CFG_PATH: home, ...LOGGING },
    folder: home,
    ready: async (signal) => {
      while (!(await participation.answers(node))) await pause(POLL_MS, undefined, { signal });
    },
  };
}
