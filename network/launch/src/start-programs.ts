import { setTimeout as pause } from 'node:timers/promises';
import { allInstitutions, type Institution } from '@fabric-governance/consortium/consortium';
import { institutionState } from './landing/institution-state.js';
import { LaunchError } from './launch-error.js';
import type { Supervisor } from './processes/supervisor.js';
import type { Progress } from './progress.js';
import { gatewayUrl } from './services/addresses.js';
import { agentService, writeAgentSettings } from './services/agent-service.js';
import { chaincodeService } from './services/chaincode-service.js';
import { devnetService } from './services/devnet-service.js';
import { gatewayService } from './services/gateway-service.js';
import type { Plan } from './services/plan.js';

/** How many programs come up at the same time: more only makes each of them slower. */
const AT_ONCE = 4;
const FOUNDED_WITHIN_MS = 60_000;

/** Starts every program of a consortium and waits until it is founded. Throws LaunchError when one does not come up. */
export async function startPrograms(plan: Plan, supervisor: Supervisor, progress: Progress): Promise<void> {
  const institutions = allInstitutions(plan.consortium);
  const chaincodes = institutions.map((one) => chaincodeService(plan, one));
  const gateways = institutions.map((one) => gatewayService(plan, one));
  // A regulator only watches: it has no agent to act for it.
  const acting = institutions.filter(({ votes }) => votes);
  const agents = acting.map((one) => agentService(plan, one));
  for (const one of acting) writeAgentSettings(plan, one);
  await progress.step('Starting the network and the chaincode', async () => {
    await Promise.all([supervisor.start(devnetService(plan)), supervisor.startAll(chaincodes, AT_ONCE - 1)]);
  });
  await progress.step('Starting gateways and agents', async () => {
    await supervisor.startAll([...agents, ...gateways], AT_ONCE);
  });
  await progress.step('Waiting for the consortium to stand', async (detail) => {
    await everyMemberStands(plan.consortium.institutions, detail);
  });
}

/** Settles once every founding member's gateway has seen its record on the ledger. Throws LaunchError when that takes too long. */
export async function everyMemberStands(
  members: readonly Institution[],
  detail: (text: string) => void,
): Promise<void> {
  const deadline = Date.now() + FOUNDED_WITHIN_MS;
  for (;;) {
    const states = await Promise.all(members.map((member) => institutionState(gatewayUrl(member))));
    const waiting = members.filter((_member, index) => states[index]?.standing !== 'member');
    if (waiting.length === 0) {
      return;
    }
    detail(`${members.length - waiting.length} of ${members.length} members`);
    if (Date.now() > deadline) {
      throw new LaunchError(
        `${waiting.map(({ name }) => name.en).join(', ')}: no member on the ledger after ${FOUNDED_WITHIN_MS / 1000} seconds. ` +
          'The logs of the network and of the agents in the data folder say why.',
      );
    }
    await pause(200);
  }
}
