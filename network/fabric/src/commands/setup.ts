import { LaunchError } from '@fabric-governance/launch/launch-error';
import { found, networkAt, SETUP_PHASES, setUp } from '../compose/setup.js';
import { CONTAINERS, ONE_MACHINE } from '../network-model.js';
import type { NetworkOptions } from '../prepare-network.js';
import { type FabricVersion, parseVersion } from '../programs/fabric-version.js';
import { say } from './reporting.js';

/** Where the official peer image has the chaincode-as-a-service builder. */
const BUILDER_IN_IMAGE = '/opt/hyperledger/ccaas_builder';

/** What setup in a container is told. */
export interface SetupWishes {
  readonly fabric: string;
  readonly ca: string;
  /** Folder of the chaincode-as-a-service builder as peers see it. */
  readonly builder?: string;
  /** All nodes are reached on this machine: for a rehearsal without containers. */
  readonly oneMachine: boolean;
  /** What the compose file runs, for `settings`. */
  readonly plan?: string;
}

/** One phase of what is done between the starts of containers; the compose file calls it. Throws LaunchError for an unknown phase. */
export async function setupCommand(
  { file, dataDir: root = '' }: NetworkOptions,
  phaseName: string,
  wishes: SetupWishes,
): Promise<void> {
  const phase = SETUP_PHASES.find((known) => known === phaseName);
  if (phase === undefined) throw new LaunchError(`Say which phase: ${SETUP_PHASES.join(', ')}`);
  const programs = {
    peer: 'peer',
    orderer: `hyperledger/fabric-orderer:${wishes.fabric}`,
    caServer: 'fabric-ca-server',
    builder: wishes.builder ?? BUILDER_IN_IMAGE,
    version: versionOf(wishes.fabric),
    caVersion: versionOf(wishes.ca),
  };
  if (phase === 'settings' && found(root, file, programs)) {
    say('The consortium file was changed after the founding. The network goes on as it was founded.');
  }
  await setUp(networkAt(root, programs, wishes.oneMachine ? ONE_MACHINE : CONTAINERS), phase, wishes.plan);
}

/** "2.5.16" as a version. Throws LaunchError. */
export function versionOf(text: string): FabricVersion {
  const version = parseVersion(`Version: ${text}`);
  if (version === undefined) throw new LaunchError(`"${text}" is no version; write one such as 2.5.16.`);
  return version;
}
