import type { Logger } from 'pino';
import { GatewayError } from '@hyperledger/fabric-gateway';
import { REFUSALS } from '@fabric-governance/chaincode/governance/errors';
import { refusalOf } from '../ledger/refusal.js';
import { BroadcastRefused } from '../network/broadcast.js';
import { PeerRefused } from '../network/call-peer.js';
import { stepKey, type Step } from './step.js';
import type { StepResult } from './step-result.js';

/** After a step succeeded: time for its block to reach the view, so that it is not taken again meanwhile. */
const SETTLED_PAUSE_MS = 3_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;
const MOST_AT_ONCE = 4;
/** A step not wanted for so long begins anew with its retries. */
const FORGET_MS = 120_000;

export interface StepRunnerOptions {
  readonly perform: (step: Step) => Promise<StepResult>;
  readonly logger: Logger;
  readonly now: () => number;
}

interface Pause {
  readonly until: number;
  readonly failures: number;
}

/** Takes each step once at a time, several steps side by side, and spaces out the retries of those that fail. */
export class StepRunner {
  readonly #options: StepRunnerOptions;
  readonly #running = new Map<string, Promise<void>>();
  readonly #pauses = new Map<string, Pause>();

  constructor(options: StepRunnerOptions) {
    this.#options = options;
  }

  /** Starts those of the steps that are neither running nor pausing. Returns at once. */
  take(steps: readonly Step[]): void {
    const now = this.#options.now();
    for (const [key, { until }] of this.#pauses) if (now > until + FORGET_MS) this.#pauses.delete(key);
    for (const step of steps) {
      const key = stepKey(step);
      if (this.#running.size >= MOST_AT_ONCE) return;
      if (this.#running.has(key) || now < (this.#pauses.get(key)?.until ?? 0)) continue;
      this.#running.set(key, this.#run(key, step));
    }
  }

  /** Resolves when every step now running has ended. */
  async idle(): Promise<void> {
    await Promise.all(this.#running.values());
  }

  async #run(key: string, step: Step): Promise<void> {
    const failures = this.#pauses.get(key)?.failures ?? 0;
    try {
      const { ended, detail } = await this.#options.perform(step);
      this.#options.logger[ended === 'done' ? 'info' : 'debug']({ step: key, ...detail }, ended);
      this.#pause(key, ended === 'done' ? SETTLED_PAUSE_MS : FIRST_RETRY_MS, 0);
    } catch (error) {
      this.#report(key, error);
      this.#pause(key, Math.min(FIRST_RETRY_MS * 2 ** failures, LONGEST_RETRY_MS), failures + 1);
    } finally {
      this.#running.delete(key);
    }
  }

  #pause(key: string, milliseconds: number, failures: number): void {
    this.#pauses.set(key, { until: this.#options.now() + milliseconds, failures });
  }

  #report(key: string, error: unknown): void {
    const { logger } = this.#options;
    const refusal = refusalOf(error);
    if (refusal !== null) {
      // "Not now, or not any more": usually another agent was faster.
      const level = REFUSALS[refusal.code].kind === 'state' ? 'debug' : 'warn';
      logger[level]({ step: key, refusal }, 'refused');
    } else if (error instanceof GatewayError) {
      const details = error.details.map(({ mspId, message }) => `${mspId}: ${message}`);
      const what = error.name === 'SubmitError' ? 'refused by the orderers' : 'not endorsed';
      logger.warn({ step: key, reason: error.message, details }, what);
    } else if (error instanceof BroadcastRefused) {
      logger.warn({ step: key, status: error.status, info: error.info }, 'the ordering service refused');
    } else if (error instanceof PeerRefused) {
      logger.warn({ step: key, status: error.status, reason: error.reason }, 'the own peer refused');
    } else if (error instanceof Error && error.name === 'AbortError') {
      logger.debug({ step: key }, 'stopped');
    } else {
      logger.error({ step: key, err: error }, 'failed');
    }
  }
}
