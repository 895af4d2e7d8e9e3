import { join } from 'node:path';
import { allInstitutions, type Institution } from '@fabric-governance/consortium/consortium';
import { answersAt } from '@fabric-governance/launch/health';
import { ROOT } from '@fabric-governance/launch/paths';
import { agentService, writeAgentSettings } from '@fabric-governance/launch/services/agent-service';
import { chaincodeService } from '@fabric-governance/launch/services/chaincode-service';
import { gatewayService } from '@fabric-governance/launch/services/gateway-service';
import type { Plan } from '@fabric-governance/launch/services/plan';
import { nodeScript } from './nodes/node-script.js';
import { layoutOf } from './organisations/connection-profile.js';
import type { OrganisationLayout } from './organisations/organisation-layout.js';
import type { FabricFolder } from './fabric-folder.js';
import { gatewayAt, type Site } from './network-model.js';
import type { Program } from './processes/program.js';

/** Name of the program that serves the landing page. */
export const LANDING = 'landing';
/** Variable that tells it where nodes run. */
export const LANDING_SITE = 'LANDING_SITE';

/** The project's own programs of a network. */
export interface ServicePrograms {
  readonly chaincodes: readonly Program[];
  readonly gateways: readonly Program[];
  readonly agents: readonly Program[];
  readonly landing: Program;
}

/** The same programs that `npm start` runs, with what real Fabric asks of them beside. */
export function servicePrograms(
  plan: Plan,
  options: {
    readonly folder: FabricFolder;
    readonly site: Site;
    readonly layouts: ReadonlyMap<string, OrganisationLayout>;
    readonly packageId: string;
  },
): ServicePrograms {
  const { folder, site, layouts, packageId } = options;
  const institutions = allInstitutions(plan.consortium);
  // A regulator only watches: it has no agent to act for it.
  const acting = institutions.filter(({ votes }) => votes);
  for (const one of acting) writeAgentSettings(plan, one);
  return {
    chaincodes: institutions.map((one) => {
      const spec = chaincodeService(plan, one);
      const env = {
        ...spec.env,
        CHAINCODE_SERVER_ADDRESS: `${site.listenHost}:${one.ports.chaincode}`,
        ...chaincodeEnvironment(layoutOf(layouts, one.id), packageId),
      };
      return nodeScript({ ...spec, env }, folder.node(spec.name));
    }),
    gateways: institutions.map((one) => {
      const spec = gatewayService(plan, one, (other) => gatewayAt(other, site));
      return nodeScript({ ...spec, env: { ...spec.env, HOST: site.listenHost } }, gatewayFolder(folder, one));
    }),
    agents: acting.map((one) => {
      const spec = agentService(plan, one);
      const env = { ...spec.env, CHAINCODE_PACKAGE: folder.chaincodePackage };
      return nodeScript({ ...spec, env }, folder.institution(one.id, 'agent'));
    }),
    landing: landingProgram(plan, folder, site),
  };
}

/** The service calls itself by the package's id, and shows its peer a certificate. */
function chaincodeEnvironment(
  layout: OrganisationLayout,
  packageId: string,
): Readonly<Record<string, string>> {
  return {
    CHAINCODE_ID: packageId,
    CHAINCODE_TLS_CERT: layout.chaincodeTls.certificate,
    CHAINCODE_TLS_KEY: layout.chaincodeTls.key,
    CHAINCODE_CLIENT_CA: layout.tlsCaCertificate,
  };
}

function gatewayFolder(folder: FabricFolder, { id }: Institution): string {
  return folder.institution(id, 'gateway');
}

function landingProgram({ landingUrl, consortium }: Plan, folder: FabricFolder, site: Site): Program {
  const { landing } = consortium.ports;
  return {
    name: LANDING,
    title: `landing page at ${landingUrl}`,
    command: process.execPath,
    args: [join(ROOT, 'network/fabric/dist/landing-main.js'), folder.root],
    env: { NODE_ENV: 'production', [LANDING_SITE]: site.name },
    folder: folder.root,
    ready: (signal) => answersAt(`http://127.0.0.1:${landing}/standings`, signal),
  };
}
