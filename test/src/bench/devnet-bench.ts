import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { startChaincode, startDevnetProcess } from './devnet-process.js';
import { freePort } from './free-port.js';
import type { LoadProcess } from './load-process.js';
import type { LoadAmount } from './load.js';
import { firstCommit, measure, type Measurement } from './measure.js';
import { usageOf } from './process-usage.js';

/** What is measured of devnet only. Milliseconds and MiB. */
export interface DevnetMeasurement extends Measurement {
  /** From starting the program, without keys or ledger, until a client's first transaction is committed. */
  readonly firstCommit: number;
  /** The same after `kill -9` at the end of the load, with all its blocks. */
  readonly firstCommitAfterKill: number;
  readonly residentAfterRestartMiB: number | undefined;
}

/** Measures a devnet of its own, begun anew in a temporary folder. */
export async function benchDevnet(
  amount: LoadAmount,
  client: LoadProcess,
  nodeOptions: readonly string[],
): Promise<DevnetMeasurement> {
  const folder = mkdtempSync(join(tmpdir(), 'devnet-bench-'));
  const address = `127.0.0.1:${await freePort()}`;
  const chaincode = await startChaincode(address, 'bench:1');
  try {
    const begun = performance.now();
    const devnet = await startDevnetProcess(folder, address, nodeOptions);
    const first = await firstCommit(devnet.target, client, begun);
    const processes = { network: [devnet.pid], chaincode: [chaincode.pid] };
    const measurement = await measure(devnet.target, processes, { amount, client });
    await (nodeOptions.length > 0 ? devnet.stop() : devnet.kill());
    const again = performance.now();
    const restarted = await startDevnetProcess(folder, address);
    const firstAgain = await firstCommit(restarted.target, client, again);
    const residentAfterRestartMiB =
      process.platform === 'linux' ? usageOf([restarted.pid]).residentMiB : undefined;
    await restarted.kill();
    return {
      ...measurement,
      firstCommit: first,
      firstCommitAfterKill: firstAgain,
      residentAfterRestartMiB,
    };
  } finally {
    await chaincode.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
