import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ROOT } from '@fabric-governance/launch/paths';

// The compiled program, also where a test runs from the sources.
const PROGRAM = join(ROOT, 'test/dist/conformance/network/probe-chaincode.js');

/** Serves the probe chaincode for one organisation's peer, in a process of its own. Gives what ends it. */
export async function startProbe(service: {
  readonly port: number;
  readonly packageId: string;
  readonly mspId: string;
}): Promise<() => Promise<void>> {
  const child = fork(PROGRAM, [`127.0.0.1:${service.port}`, service.packageId], {
    env: { ...process.env, CORE_CHAINCODE_LOGGING_LEVEL: 'error', CORE_PEER_LOCALMSPID: service.mspId },
    // What the shim prints of a chaincode's failures is what is being recorded anyhow.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error('the probe chaincode ended at once');
    }),
  ]);
  return async () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
}
