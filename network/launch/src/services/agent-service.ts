import { join } from 'node:path';
import type { Institution } from '@fabric-governance/consortium/consortium';
import { CHAINCODE } from '@fabric-governance/consortium/devnet-options';
import { PROGRAMS } from '../paths.js';
import { writePrivateFile } from '../private-file.js';
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
      CHAINCODE_PACKAGES: packagesFolder(plan, institution),
      ...(institution.id === founder?.id ? { FOUNDING_DOCUMENT: plan.folder.foundingDocument } : {}),
    },
    // An agent serves nobody: that it founds and acts is seen on the ledger.
    ready: () => Promise.resolve(),
  };
}

/** Where an institution's operators leave packages of chaincode that is voted on. */
function packagesFolder(plan: Plan, { id }: Institution): string {
  return join(plan.folder.institution(id, 'agent'), 'packages');
}

/**
 * Writes an agent's settings where its operator finds them: `npm run operator -- --settings FILE status`. Only names of files are in
 * it, no key.
 */
export function writeAgentSettings(plan: Plan, institution: Institution): void {
  const { env } = agentService(plan, institution);
  writePrivateFile(
    join(plan.folder.institution(institution.id, 'agent'), 'settings.json'),
    `${JSON.stringify(env, null, 2)}\n`,
  );
}
