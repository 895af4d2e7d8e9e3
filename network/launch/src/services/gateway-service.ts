import type { Institution } from '@fabric-governance/consortium/consortium';
import { CHAINCODE } from '@fabric-governance/consortium/devnet-options';
import { answersAt } from '../health.js';
import { PROGRAMS } from '../paths.js';
import type { ProcessSpec } from '../processes/process-spec.js';
import { gatewayUrl } from './addresses.js';
import { connectionProfile, identitiesOf, type Plan } from './plan.js';

/** An institution's web service, which also serves its console. `urlOf`: where gateways reach each other. */
export function gatewayService(
  plan: Plan,
  institution: Institution,
  urlOf: (institution: Institution) => string = gatewayUrl,
): ProcessSpec {
  const { consortium, folder } = plan;
  const { service, agent } = identitiesOf(plan, institution);
  const sponsors = consortium.institutions
    .filter(({ votes, id }) => votes && id !== institution.id)
    .map((member) => ({ memberId: member.id, name: member.name, url: urlOf(member) }));
  return {
    name: `gateway.${institution.id}`,
    title: `gateway of ${institution.name.en}`,
    script: PROGRAMS.gateway,
    args: [],
    env: {
      HOST: '127.0.0.1',
      PORT: String(institution.ports.console),
      CONNECTION_PROFILE: connectionProfile(plan, institution),
      MSP_ID: institution.mspId,
      MEMBER_ID: institution.id,
      CHANNEL: consortium.channel,
      CHAINCODE: CHAINCODE.name,
      SERVICE_CERT: service.certificate,
      SERVICE_KEY: service.key,
      AGENT_CERT: agent.certificate,
      DATA_DIR: folder.institution(institution.id, 'gateway'),
      CONSOLE_DIR: PROGRAMS.console,
      INSTITUTION_NAME_EN: institution.name.en,
      INSTITUTION_NAME_ZH: institution.name.zh,
      LANDING_URL: plan.landingUrl,
      SPONSORS: JSON.stringify(sponsors),
      PEOPLE: JSON.stringify(institution.people),
    },
    ready: (signal) => answersAt(`${gatewayUrl(institution)}/api/health`, signal),
  };
}
