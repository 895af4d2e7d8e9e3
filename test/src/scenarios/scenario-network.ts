import { launchFabric } from '@fabric-governance/fabric/launch-fabric';
import { locatePrograms, missingMessage } from '@fabric-governance/fabric/programs/fabric-programs';
import { versionText } from '@fabric-governance/fabric/programs/fabric-version';
import { launch, type Launched } from '@fabric-governance/launch/launch';

/** The networks that a scenario can be played on. */
export type ScenarioNetwork = 'devnet' | 'fabric';

/** The network of this run: jest's project says it. */
export const NETWORK: ScenarioNetwork =
  (globalThis as { readonly SCENARIO_NETWORK?: unknown }).SCENARIO_NETWORK === 'fabric' ? 'fabric' : 'devnet';

const located = locatePrograms(process.env);
const isPossible = NETWORK === 'devnet' || 'found' in located;

/** Like `describe`, for what needs a network. Where real Fabric is asked for and its programs are missing, it is skipped, and says so. */
export function describeScenario(name: string, body: () => void): void {
  if (isPossible) {
    describe(name, body);
    return;
  }
  const missing = 'missing' in located ? missingMessage(located.missing, process.env) : '';
  process.stdout.write(`NOT COVERED, real Fabric: ${name}.\n${missing}\n`);
  describe.skip(name, body);
}

/** Launches a consortium on the network, and says in the log what is covered. */
export async function launchOnNetwork(
  options: { readonly file: string; readonly dataDir: string },
  network: ScenarioNetwork,
): Promise<Launched> {
  if (network === 'devnet') {
    process.stdout.write('Network covered: devnet.\n');
    return launch({ ...options, randomPorts: true });
  }
  const began = Date.now();
  const launched = await launchFabric({ ...options, randomPorts: true });
  const { programs, model } = launched.network;
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  process.stdout.write(
    `Network covered: real Fabric ${versionText(programs.version)} with ${model.consensus === 'bft' ? 'BFT' : 'Raft'} ordering, up after ${seconds} s.\n`,
  );
  return launched;
}

/** The processes without which an institution's network is gone for it: to be killed outright. */
export function networkProcessesOf(memberId: string): readonly string[] {
  return NETWORK === 'devnet' ? ['devnet'] : [`peer.${memberId}`, `chaincode.${memberId}`, 'orderer1'];
}
