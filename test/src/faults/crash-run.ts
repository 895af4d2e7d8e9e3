import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../bench/free-port.js';
import { startChaincode, startDevnetProcess } from '../bench/devnet-process.js';
import { checkLedger } from './check-ledger.js';
import { SeededRandom } from './seeded-random.js';
import { tear } from './tear.js';
import { Writers, type Acknowledged } from './writers.js';

/** How often and how to crash. */
export interface CrashPlan {
  readonly kills: number;
  /** The same seed chooses the same moments and damages. */
  readonly seed: number;
  readonly clients: number;
  /** Longest time from the first acknowledgement to the kill, in milliseconds. */
  readonly longestRun: number;
}

/** What was gone through without a loss. */
export interface CrashReport {
  readonly kills: number;
  readonly acknowledged: number;
  readonly blocks: bigint;
}

const CHAINCODE = 'bench';

/**
 * Kills a devnet under load again and again (`kill -9`), tears its files as a crash of the machine can, and checks
 * after each that nothing acknowledged is lost. The next round goes on with the same ledger.
 *
 * @throws naming the first loss, and the seed
 */
export async function crashRun(plan: CrashPlan, onProgress: (line: string) => void): Promise<CrashReport> {
  const folder = mkdtempSync(join(tmpdir(), 'devnet-faults-'));
  const address = `127.0.0.1:${await freePort()}`;
  const chaincode = await startChaincode(address, 'bench:1');
  const random = new SeededRandom(plan.seed);
  const acknowledged: Acknowledged[] = [];
  let blocks = 0n;
  try {
    for (let kill = 1; kill <= plan.kills; kill++) {
      const devnet = await startDevnetProcess(folder, address);
      const writers = new Writers(devnet.target, { clients: plan.clients, name: `k${kill}` });
      await Promise.race([writers.first, writers.ended()]);
      await Promise.race([sleep(random.between(0, plan.longestRun)), writers.ended()]);
      writers.expectTheEnd();
      await devnet.kill();
      await writers.ended();
      acknowledged.push(...writers.acknowledged);
      const ledger = join(folder, 'data', 'channels', devnet.target.channel);
      const lastBlock = acknowledged.reduce((last, { block }) => (block > last ? block : last), 1n);
      const torn = await tear(ledger, lastBlock, random);
      blocks = await checkLedger(ledger, acknowledged, CHAINCODE);
      onProgress(
        `kill ${kill}: ${writers.acknowledged.length} acknowledged, ${blocks.toString()} blocks, torn: ${torn}`,
      );
    }
    return { kills: plan.kills, acknowledged: acknowledged.length, blocks };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${reason} (seed ${plan.seed})`, { cause });
  } finally {
    await chaincode.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
