#!/usr/bin/env node
import { ensureSecrets } from '@fabric-governance/launch/founding/secrets';
import type { Institution } from '@fabric-governance/consortium/consortium';
import { thisMachine } from '@fabric-governance/launch/landing/landing-place';
import { startLandingPage } from '@fabric-governance/launch/landing/landing-server';
import { volumeOf } from './compose/compose-file.js';
import { fabricFolder } from './fabric-folder.js';
import { foundedConsortiumAt } from './founded-consortium.js';
import { CONTAINERS, gatewayAt } from './network-model.js';
import { LANDING_SITE } from './service-programs.js';

/** Serves the landing page of the network in a data folder until it is told to stop. */
async function main(dataFolder: string): Promise<void> {
  const folder = fabricFolder(dataFolder);
  const consortium = foundedConsortiumAt(folder.founded);
  if (consortium === undefined) throw new Error(`${dataFolder} holds no network.`);
  const secrets = ensureSecrets(folder.secrets, consortium);
  const inContainers = process.env[LANDING_SITE] === CONTAINERS.name;
  const place = inContainers
    ? {
        listenHost: CONTAINERS.listenHost,
        gatewayAt: (one: Institution) => gatewayAt(one, CONTAINERS),
        peerAt: () => undefined,
        data: `Docker: ${volumeOf(consortium)}`,
      }
    : thisMachine(folder);
  const landing = await startLandingPage({ consortium, secrets, place });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void landing.stop().then(() => process.exit(0));
    });
  }
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
