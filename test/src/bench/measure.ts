import { performance } from 'node:perf_hooks';
import type { LoadProcess } from './load-process.js';
import type { LoadAmount, LoadResult, LoadTarget } from './load.js';
import { usageOf, type Usage } from './process-usage.js';

/** The processes of a measured network. */
export interface MeasuredProcesses {
  /** Peers and orderers. */
  readonly network: readonly number[];
  readonly chaincode: readonly number[];
}

/** CPU time in milliseconds for each committed transaction, all threads together; undefined where no process is known. */
export interface CpuPerTransaction {
  readonly network: number | undefined;
  readonly chaincode: number | undefined;
  readonly client: number | undefined;
}

/** What one network did under load. */
export interface Measurement {
  readonly load: LoadResult;
  /** Committed transactions a second. */
  readonly throughput: number;
  /** Of one client that has the network to itself, in milliseconds. */
  readonly aloneLatency: number;
  readonly cpu: CpuPerTransaction;
  readonly residentBeforeMiB: number | undefined;
  readonly residentAfterMiB: number | undefined;
}

/** Transactions before the measurement, so that programs are compiled and connections made; and of one client alone. */
const WARM_UP = 1000;
const ALONE = 20;

/**
 * Loads a network that is running and measures it.
 * @throws when it commits nothing
 */
export async function measure(
  target: LoadTarget,
  processes: MeasuredProcesses,
  { amount, client }: { readonly amount: LoadAmount; readonly client: LoadProcess },
): Promise<Measurement> {
  const warmUp = await client.run(target, {
    ...amount,
    transactions: Math.min(WARM_UP, amount.transactions),
  });
  if (warmUp.committed === 0) throw new Error(`nothing was committed: ${warmUp.firstFailure}`);
  const alone = await client.run(target, { transactions: ALONE, clients: 1, connections: 1 });
  const before = { ...usages(processes), client: usage([client.pid]) };
  const load = await client.run(target, amount);
  const after = { ...usages(processes), client: usage([client.pid]) };
  const spent = (of: keyof typeof before): number | undefined => {
    const [from, to] = [before[of], after[of]];
    return from && to && (to.cpuMs - from.cpuMs) / load.committed;
  };
  return {
    load,
    throughput: (load.committed * 1000) / load.elapsed,
    aloneLatency: alone.medianLatency,
    cpu: { network: spent('network'), chaincode: spent('chaincode'), client: spent('client') },
    residentBeforeMiB: before.network?.residentMiB,
    residentAfterMiB: after.network?.residentMiB,
  };
}

/** Milliseconds from a moment of `performance.now()` until a network that is ready has committed its next transaction. */
export async function firstCommit(target: LoadTarget, client: LoadProcess, since: number): Promise<number> {
  const { failed, firstFailure } = await client.run(target, { transactions: 1, clients: 1, connections: 1 });
  if (failed > 0) {
    throw new Error(`the first transaction failed: ${firstFailure}`);
  }
  return performance.now() - since;
}

function usages({
  network,
  chaincode,
}: MeasuredProcesses): Record<'network' | 'chaincode', Usage | undefined> {
  return { network: usage(network), chaincode: usage(chaincode) };
}

/** Undefined without processes, and where the system does not tell. */
function usage(pids: readonly number[]): Usage | undefined {
  return pids.length === 0 || process.platform !== 'linux' ? undefined : usageOf(pids);
}
