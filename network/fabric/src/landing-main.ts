#!/usr/bin/env node
import { ensureSecrets } from '@fabric-governance/launch/founding/secrets';
import { startLandingPage } from '@fabric-governance/launch/landing/landing-server';
import { fabricFolder } from './fabric-folder.js';
import { foundedConsortiumAt } from './founded-consortium.js';

/** Serves the landing page of the network in a data folder until it is told to stop. */
async function main(dataFolder: string): Promise<void> {
  const folder = fabricFolder(dataFolder);
  const consortium = foundedConsortiumAt(folder.founded);
  if (consortium === undefined) throw new Error(`${dataFolder} holds no network.`);
  const secrets = ensureSecrets(folder.secrets, consortium);
  const landing = await startLandingPage({ consortium, secrets, folder });
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
