#!/usr/bin/env node
import { z } from 'zod';
import type { Consortium } from '@fabric-governance/consortium/consortium';
import { ensureSecrets } from '@fabric-governance/launch/founding/secrets';
import { startLandingPage } from '@fabric-governance/launch/landing/landing-server';
import { readJsonFile } from '@fabric-governance/launch/private-file';
import { fabricFolder } from './fabric-folder.js';

/** Serves the landing page of the network in a data folder until it is told to stop. */
async function main(dataFolder: string): Promise<void> {
  const folder = fabricFolder(dataFolder);
  // Written by `up` from a checked file.
  const consortium = readJsonFile(folder.founded, z.looseObject({})) as unknown as Consortium | undefined;
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
