import { type ChildProcess, spawn } from 'node:child_process';
import { PROGRAMS } from '../paths.js';
import { LaunchError } from '../launch-error.js';
import type { LogFile } from './log-file.js';
import { environmentOf, type ProcessSpec } from './process-spec.js';
import { settlesWithin } from './settles-within.js';

/** How long a program may take to come up, and to go down, in milliseconds. */
const READY_WITHIN_MS = 90_000;
const STOPPED_WITHIN_MS = 4_000;
/** Pause before a program that died is started again: doubled each time, back to the first after it has run a while. */
const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 10_000;
const RAN_A_WHILE_MS = 30_000;

/** What a supervisor tells while it works. */
export interface SupervisionEvents {
  /** A process came to life, or came back. */
  started(name: string, pid: number): void;
  /** A process that had been up died and will be started again. */
  died(title: string, how: string, againInMs: number): void;
}

/**
 * Keeps one program running: started, watched, started again when it dies, stopped. The child is the leader of a process group of
 * its own, so that Ctrl-C in the terminal reaches the launcher alone, which then stops everything in order.
 */
export class SupervisedProcess {
  readonly spec: ProcessSpec;
  readonly #log: LogFile;
  readonly #events: SupervisionEvents;
  #child: ChildProcess | undefined;
  /** Settles when the current child has ended. */
  #ended: Promise<void> = Promise.resolve();
  /** Settles when the current child serves. */
  #up: Promise<void> = Promise.resolve();
  #wanted = false;
  #pauseMs = FIRST_PAUSE_MS;
  #timer: NodeJS.Timeout | undefined;

  constructor(spec: ProcessSpec, log: LogFile, events: SupervisionEvents) {
    this.spec = spec;
    this.#log = log;
    this.#events = events;
  }

  /** Process id while a child lives. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /**
   * Starts the program and waits until it serves.
   * @throws LaunchError when it ends or is silent instead, with the last lines of its log.
   */
  async start(): Promise<void> {
    this.#wanted = true;
    this.#spawn();
    try {
      await this.#up;
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Kills the child outright. The program is then started again like after any death. */
  async kill(): Promise<void> {
    this.#child?.kill('SIGKILL');
    await this.#ended;
  }

  /** Settles once the program serves (again). */
  async ready(): Promise<void> {
    while (this.#timer !== undefined || this.#child === undefined) {
      if (!this.#wanted) {
        throw new LaunchError(`The ${this.spec.title} is not running.`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await this.#up;
  }

  /** Stops the program in good order and starts it again. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Stops the program: asks first, kills what has not ended after some seconds. */
  async stop(): Promise<void> {
    this.#wanted = false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const child = this.#child;
    if (child === undefined) {
      return;
    }
    child.kill('SIGTERM');
    if (!(await settlesWithin(this.#ended, STOPPED_WITHIN_MS))) {
      child.kill('SIGKILL');
      await this.#ended;
    }
  }

  /** Kills the child and lets it lie. */
  abandon(): void {
    this.#wanted = false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#child?.kill('SIGKILL');
  }

  #spawn(): void {
    const { spec } = this;
    const log = this.#log.open();
    const child = spawn(process.execPath, ['--require', PROGRAMS.parentWatch, spec.script, ...spec.args], {
      env: environmentOf(spec),
      stdio: ['ignore', log.descriptor, log.descriptor, 'ipc'],
      detached: true,
    });
    log.close();
    this.#child = child;
    const began = Date.now();
    const gone = new AbortController();
    let isUp = false;
    this.#ended = new Promise((resolve) => {
      const end = (how: string): void => {
        if (this.#child !== child) {
          return;
        }
        this.#child = undefined;
        gone.abort(new LaunchError(this.#deathNotice(how)));
        if (this.#wanted && isUp) {
          this.#startAgain(how, Date.now() - began);
        }
        resolve();
      };
      child.once('exit', (code, signal) => {
        end(signal === null ? `code ${String(code)}` : signal);
      });
      child.once('error', (error) => {
        end(error.message);
      });
    });
    this.#up = this.#becomeReady(gone).then(() => {
      isUp = true;
    });
    // Whoever waits sees the failure; a restart nobody waits for has said it in the log.
    this.#up.catch(() => undefined);
    if (child.pid !== undefined) {
      this.#events.started(spec.name, child.pid);
    }
  }

  async #becomeReady(gone: AbortController): Promise<void> {
    const { spec } = this;
    const ended = new Promise<never>((_resolve, reject) => {
      gone.signal.addEventListener('abort', () => {
        reject(gone.signal.reason as Error);
      });
    });
    const ready = Promise.race([spec.ready(gone.signal), ended]);
    if (!(await settlesWithin(ready, READY_WITHIN_MS))) {
      throw new LaunchError(
        `The ${spec.title} did not answer within ${READY_WITHIN_MS / 1000} seconds. Its log: ${this.#log.path}`,
      );
    }
    await ready;
  }

  #startAgain(how: string, ranMs: number): void {
    this.#pauseMs = ranMs > RAN_A_WHILE_MS ? FIRST_PAUSE_MS : this.#pauseMs;
    this.#events.died(this.spec.title, how, this.#pauseMs);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#spawn();
      this.#up.catch(() => {
        if (this.#wanted && this.#child === undefined && this.#timer === undefined) {
          this.#startAgain('no answer', 0);
        }
      });
    }, this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
  }

  #deathNotice(how: string): string {
    const lines = this.#log.tail(5).map((line) => `    ${line}`);
    return [`The ${this.spec.title} ended (${how}). Its log: ${this.#log.path}`, ...lines].join('\n');
  }
}
