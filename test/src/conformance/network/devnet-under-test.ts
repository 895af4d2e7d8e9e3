import { join } from 'node:path';
import { startDevnet } from '@fabric-governance/devnet/start';
import type { Material } from './material.js';
import type { NetworkUnderTest } from './network-under-test.js';

/** Starts devnet with the material's keys and ports, and no channel. */
export async function startDevnetUnderTest(material: Material): Promise<NetworkUnderTest> {
  const { organisation, port, adminPort } = material.orderer;
  const devnet = await startDevnet({
    dataDir: join(material.folder, 'devnet'),
    organizationsDir: material.organizationsDir,
    channels: [],
    ordererOrganization: { ...named(organisation), port, adminPort },
    organizations: material.peers.map(({ organisation: own, peerPort, caPort }) => ({
      ...named(own),
      peerPort,
      caPort,
      caName: `ca-${own.name}`,
    })),
    batchTimeoutMs: material.batchTimeoutMs,
  });
  return { kind: 'devnet', title: 'devnet', stop: () => devnet.stop() };
}

function named({ name, mspId, domain }: { name: string; mspId: string; domain: string }): {
  readonly name: string;
  readonly mspId: string;
  readonly domain: string;
} {
  return { name, mspId, domain };
}
