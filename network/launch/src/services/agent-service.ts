import type { Institution } from '@fabric-governance/consortium/consortium';
import { CHAINCODE } from '@fabric-governance/consortium/devnet-options';
import { PROGRAMS } from '../paths.js';
import type { ProcessSpec } from '../processes/process-spec.js';
import { connectionProfile, identitiesOf, type Plan } from './plan.js';

/** An institution's agent, which carries out with the institution's key what was decided. One of them founds the consortium. */
export function agentService(plan: Plan, institution: Institution): ProcessSpec {
  const { agent } = identitiesOf(plan, institution);
  const founder = plan.consortium.institutions.find(({ votes }) => votes);
  return {
    name: `agent.${institution.id}`,
    title: `agent of ${institution.name.en}`,
    script: PROGRAMS.agent,
    args: ['agent'],
    env: {
      CONNECTION_PROFILE: connectionProfile(plan, institution),
      MSP_ID: institution.mspId,
      MEMBER_ID: institution.id,
      CHANNEL: plan.consortium.channel,
      CHAINCODE: CHAINCODE.name,
      AGENT_CERT: agent.certificate,
      AGENT_KEY: agent.key,
      DATA_DIR: plan.folder.institution(institution.id, 'agent'),
      ...(institution.id === founder?.id ? { FOUNDING_DOCUMENT: plan.folder.foundingDocument } : {}),
    },
    // An agent serves nobody: that it founds and acts is seen on the ledger.
    ready: () => Promise.resolve(),
  };
}
