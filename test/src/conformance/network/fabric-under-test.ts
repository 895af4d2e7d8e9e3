import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Organisation } from '@fabric-governance/devnet/crypto/organisation';
import { ordererConfiguration } from '@fabric-governance/fabric/nodes/orderer-configuration';
import { peerConfiguration } from '@fabric-governance/fabric/nodes/peer-configuration';
import type { FabricPrograms } from '@fabric-governance/fabric/programs/fabric-programs';
import { versionText } from '@fabric-governance/fabric/programs/fabric-version';
import { listensAt } from '@fabric-governance/launch/health';
import { stringify } from 'yaml';
import type { Material, PeerSite } from './material.js';
import type { NetworkUnderTest } from './network-under-test.js';

const START_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 10_000;

/** Real Fabric, and the process ids of its orderer and peers. */
export interface FabricUnderTest extends NetworkUnderTest {
  readonly pids: readonly number[];
}

/** Starts real Fabric's orderer and peers with the material's keys and ports, and no channel. */
export async function startFabricUnderTest(
  material: Material,
  programs: FabricPrograms,
): Promise<FabricUnderTest> {
  const nodes = [
    ordererNode(material, programs),
    ...material.peers.map((site) => peerNode(material, site, programs)),
  ];
  const running = nodes.map(run);
  const stop = async (): Promise<void> => {
    await Promise.all(running.map(end));
  };
  try {
    const signal = AbortSignal.timeout(START_WITHIN_MS);
    await Promise.race([
      Promise.all(nodes.map(({ port }) => listensAt(port, signal))),
      ...running.map(failsEarly),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  const pids = running.flatMap(({ pid }) => pid ?? []);
  return { kind: 'fabric', title: `Fabric ${versionText(programs.version)}`, pids, stop };
}

interface Node {
  readonly home: string;
  readonly port: number;
  readonly command: string;
  readonly args: readonly string[];
}

function ordererNode({ folder, orderer }: Material, programs: FabricPrograms): Node {
  const home = homeOf(folder, 'orderer');
  const settings = ordererConfiguration({
    mspId: orderer.organisation.mspId,
    version: programs.version,
    listenHost: '127.0.0.1',
    port: orderer.port,
    administrationAddress: `127.0.0.1:${orderer.adminPort}`,
    mspFolder: orderer.organisation.node.mspPath,
    tls: tlsFiles(orderer.organisation),
    dataFolder: join(home, 'data'),
  });
  writeFileSync(join(home, 'orderer.yaml'), stringify(settings));
  return { home, port: orderer.port, command: programs.orderer, args: ['start'] };
}

function peerNode({ folder }: Material, site: PeerSite, programs: FabricPrograms): Node {
  const { organisation, peerPort } = site;
  const home = homeOf(folder, organisation.node.name);
  const settings = peerConfiguration({
    id: organisation.node.name,
    networkId: 'conformance',
    mspId: organisation.mspId,
    listenAddress: `127.0.0.1:${peerPort}`,
    address: `localhost:${peerPort}`,
    mspFolder: organisation.node.mspPath,
    tls: tlsFiles(organisation),
    dataFolder: join(home, 'data'),
    builderFolder: programs.builder,
  });
  writeFileSync(join(home, 'core.yaml'), stringify(settings));
  return { home, port: peerPort, command: programs.peer, args: ['node', 'start'] };
}

function homeOf(folder: string, name: string): string {
  const home = join(folder, 'fabric', name);
  mkdirSync(home, { recursive: true });
  return home;
}

function tlsFiles({ node }: Organisation): {
  readonly certificate: string;
  readonly key: string;
  readonly rootCertificate: string;
} {
  const { tls, tlsCaPath } = node;
  return { certificate: tls.certificatePath, key: tls.privateKeyPath, rootCertificate: tlsCaPath };
}

function run({ home, command, args }: Node): ChildProcess {
  const child = spawn(command, args, {
    cwd: home,
    env: { ...process.env, FABRIC_CFG_PATH: home, CORE_VM_ENDPOINT: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(join(home, 'log.txt'));
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  return child;
}

async function failsEarly(child: ChildProcess): Promise<never> {
  const [code] = (await once(child, 'exit')) as unknown[];
  throw new Error(`${child.spawnfile} ended with code ${String(code)}; its log is in the recording's folder`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const slow = pause(STOP_WITHIN_MS, 'slow', { ref: false });
  if ((await Promise.race([ended, slow])) === 'slow') {
    child.kill('SIGKILL');
    await ended;
  }
}
