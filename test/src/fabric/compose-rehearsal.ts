import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from '@fabric-governance/launch/paths';
import type { ComposeFile, ComposeService } from '@fabric-governance/fabric/compose/compose-types';

const HEALTHY_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 300;

/** What stands for the containers' images on this machine. */
export interface Rehearsal {
  /** Folder of Fabric's programs. */
  readonly bin: string;
  /** Added to every command of setup. */
  readonly setupArguments: readonly string[];
  readonly logs: string;
}

/**
 * Does what Docker Compose does with a file, without containers: every service's own command, as soon as what it depends on is healthy or
 * has completed and the folders that it mounts are there. The file must have been made for this machine's paths and host names, so that
 * a folder is where a container would see it.
 */
export class ComposeRehearsal {
  readonly #file: ComposeFile;
  readonly #rehearsal: Rehearsal;
  readonly #children = new Map<string, ChildProcess>();
  readonly #started = new Map<string, Promise<void>>();

  constructor(file: ComposeFile, rehearsal: Rehearsal) {
    this.#file = file;
    this.#rehearsal = rehearsal;
    mkdirSync(rehearsal.logs, { recursive: true });
  }

  /** Settles when every service runs or has completed. Throws when one of those that others wait for does not come so far. */
  async up(): Promise<void> {
    await Promise.all(Object.keys(this.#file.services).map((name) => this.#start(name)));
  }

  /** Names of services whose processes live. */
  living(): readonly string[] {
    return [...this.#children].filter(([, child]) => child.exitCode === null).map(([name]) => name);
  }

  async down(): Promise<void> {
    await Promise.all(
      [...this.#children.values()].map(async (child) => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGKILL');
        await ended;
      }),
    );
  }

  #start(name: string): Promise<void> {
    const known = this.#started.get(name);
    if (known !== undefined) return known;
    const starting = this.#startAfterOthers(name);
    this.#started.set(name, starting);
    return starting;
  }

  async #startAfterOthers(name: string): Promise<void> {
    const service = this.#service(name);
    for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
      await this.#start(other);
      await (condition === 'service_healthy' ? this.#healthy(other) : this.#completed(other));
    }
    const absent = (service.volumes ?? []).find(({ target }) => !existsSync(target));
    // As Docker refuses it: a mounted folder must have been made by a container that has completed.
    if (absent !== undefined) throw new Error(`${name} mounts ${absent.target}, which is not there yet.`);
    const { bin, setupArguments, logs } = this.#rehearsal;
    const command = service.command.includes('setup')
      ? [...service.command, ...setupArguments]
      : service.command;
    const [program = '', ...args] = command;
    const log = openSync(join(logs, `${name}.log`), 'a');
    const child = spawn(program, args, {
      env: {
        ...this.#environment(service),
        PATH: `${bin}:${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
      },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    // Many wait for the end of the same run of setup.
    child.setMaxListeners(0);
    this.#children.set(name, child);
  }

  async #completed(name: string): Promise<void> {
    const child = this.#child(name);
    if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode !== 0)
      throw new Error(`${name} ended with ${String(child.exitCode)}, see ${this.#rehearsal.logs}`);
  }

  async #healthy(name: string): Promise<void> {
    const service = this.#service(name);
    const end = Date.now() + HEALTHY_WITHIN_MS;
    while (!(await this.#check(service))) {
      if (this.#child(name).exitCode !== null) throw new Error(`${name} ended, see ${this.#rehearsal.logs}`);
      if (Date.now() > end) throw new Error(`${name} did not become healthy, see ${this.#rehearsal.logs}`);
      await pause(LOOK_EVERY_MS);
    }
  }

  /** The file's own check, or that which our images bring along. */
  async #check(service: ComposeService): Promise<boolean> {
    const { healthcheck } = service;
    const [, ...given] = healthcheck !== undefined && 'test' in healthcheck ? healthcheck.test : [];
    const [program = '', ...args] =
      given.length > 0 ? given : [process.execPath, join(ROOT, 'network/fabric/docker/health.cjs')];
    const child = spawn(program, args, { env: this.#environment(service), stdio: 'ignore' });
    const code = await new Promise((resolve) => child.once('exit', resolve));
    return code === 0;
  }

  #environment({ environment }: ComposeService): NodeJS.ProcessEnv {
    return { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment };
  }

  #service(name: string): ComposeService {
    const service = this.#file.services[name];
    if (service === undefined) throw new RangeError(`The file has no service ${name}.`);
    return service;
  }

  #child(name: string): ChildProcess {
    const child = this.#children.get(name);
    if (child === undefined) throw new RangeError(`${name} was not started.`);
    return child;
  }
}
