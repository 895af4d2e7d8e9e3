import { LaunchError } from '../launch-error.js';
import { LogFile } from './log-file.js';
import type { ProcessSpec } from './process-spec.js';
import { SupervisedProcess, type SupervisionEvents } from './supervised-process.js';

/** Runs a set of programs and stops them together. */
export class Supervisor {
  readonly #processes = new Map<string, SupervisedProcess>();
  readonly #logs: string;
  readonly #events: SupervisionEvents;
  /** However this process ends, short of `kill -9`, its children end with it. */
  readonly #onExit = (): void => {
    this.abandon();
  };
  #stopping = false;

  /** @param logs folder of the log files. */
  constructor(logs: string, events: SupervisionEvents) {
    this.#logs = logs;
    this.#events = events;
    process.once('exit', this.#onExit);
  }

  /** Starts a program and waits until it serves. Throws LaunchError when it does not come up, or all are being stopped. */
  async start(spec: ProcessSpec): Promise<void> {
    if (this.#stopping) {
      throw new LaunchError('Stopped.');
    }
    const supervised = new SupervisedProcess(spec, new LogFile(this.#logs, spec.name), this.#events);
    this.#processes.set(spec.name, supervised);
    await supervised.start();
  }

  /** Starts programs in their order, never more than some at a time coming up. */
  async startAll(specs: readonly ProcessSpec[], atOnce: number): Promise<void> {
    const waiting = [...specs];
    const lane = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        await this.start(next);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
  }

  /** @throws RangeError for a name that was never started. */
  get(name: string): SupervisedProcess {
    const found = this.#processes.get(name);
    if (found === undefined) {
      throw new RangeError(`There is no process "${name}", only ${[...this.#processes.keys()].join(', ')}.`);
    }
    return found;
  }

  /** Process ids of all that live, by name. */
  pids(): Readonly<Record<string, number>> {
    return Object.fromEntries(
      [...this.#processes].flatMap(([name, { pid }]) => (pid === undefined ? [] : [[name, pid]])),
    );
  }

  /** Stops all programs: first those that others do not need, in the reverse order of their start. */
  async stop(last: readonly string[]): Promise<void> {
    this.#stopping = true;
    const isLast = (name: string): boolean => last.includes(name);
    const all = [...this.#processes].reverse();
    await Promise.all(all.filter(([name]) => !isLast(name)).map(([, one]) => one.stop()));
    await Promise.all(all.filter(([name]) => isLast(name)).map(([, one]) => one.stop()));
    process.removeListener('exit', this.#onExit);
  }

  /** Kills all programs at once. */
  abandon(): void {
    for (const supervised of this.#processes.values()) {
      supervised.abandon();
    }
  }
}
