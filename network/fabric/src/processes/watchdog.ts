import { LaunchError } from '@fabric-governance/launch/launch-error';
import { ensureRunning, type Ground } from './background.js';
import { alone } from './command-lock.js';
import type { Program } from './program.js';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** What a watchdog looks after, and whom it tells. */
export interface WatchdogOptions {
  /** By name. */
  readonly programs: ReadonlyMap<string, Program>;
  readonly ground: Ground;
  /** Held by every command that changes the network. */
  readonly lock: string;
  readonly onDied: (name: string) => void;
  /** It did not come up; it is tried again later. */
  readonly onFailed: (name: string, error: LaunchError) => void;
}

interface Pause {
  readonly until: number;
  readonly milliseconds: number;
}

/** Starts programs of a network again that have died by themselves. What a command has stopped stays stopped. */
export class Watchdog {
  readonly #options: WatchdogOptions;
  readonly #pauses = new Map<string, Pause>();

  constructor(options: WatchdogOptions) {
    this.#options = options;
  }

  /**
   * Looks once, and settles when everything that had died serves again, or has failed to. `now`: milliseconds on any clock. While another
   * command is at work nothing is done: it may just be stopping what has ended.
   */
  async look(now: number): Promise<void> {
    const { ground, lock } = this.#options;
    if (ground.table.died().length === 0) return;
    await alone(lock, () => this.#startAgain(now)).catch((error: unknown) => {
      if (!(error instanceof LaunchError)) throw error;
    });
  }

  async #startAgain(now: number): Promise<void> {
    const { programs, ground } = this.#options;
    const due = ground.table.died().filter((name) => now >= (this.#pauses.get(name)?.until ?? 0));
    await Promise.all(
      due.map(async (name) => {
        const program = programs.get(name);
        if (program !== undefined) await this.#start(program, now);
      }),
    );
  }

  async #start(program: Program, now: number): Promise<void> {
    const { ground, onDied, onFailed } = this.#options;
    onDied(program.name);
    const before = this.#pauses.get(program.name)?.milliseconds ?? FIRST_PAUSE_MS / 2;
    const milliseconds = Math.min(2 * before, LONGEST_PAUSE_MS);
    try {
      await ensureRunning(program, ground);
      this.#pauses.delete(program.name);
    } catch (error) {
      if (!(error instanceof LaunchError)) throw error;
      this.#pauses.set(program.name, { until: now + milliseconds, milliseconds });
      onFailed(program.name, error);
    }
  }
}
