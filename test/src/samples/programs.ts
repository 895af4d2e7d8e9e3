import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const LISTEN_WITHIN_MS = 60_000;
const END_WITHIN_MS = 300_000;

/** A program's name and arguments. */
export type CommandLine = readonly [program: string, ...args: string[]];

/** Environment variables beside those of this process. */
export type Variables = Readonly<Record<string, string>>;

/** Whether a program can be run at all. */
export function isThere(program: string): boolean {
  return spawnSync(program, ['version'], { stdio: 'ignore' }).error === undefined;
}

/** Runs a program to its end and answers what it printed. Throws, with its output, when it fails. */
export function runToEnd(folder: string, [program, ...args]: CommandLine, env: Variables = {}): string {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    timeout: END_WITHIN_MS,
    env: { ...process.env, ...env },
  });
  if (status !== 0) {
    throw new Error(`${program} ${args.join(' ')} in ${folder}: ${stdout}${stderr}`);
  }
  return stdout + stderr;
}

/** A program that runs beside the test, in a process group of its own. */
export interface Background {
  output(): string;
  /** Waits until the program has printed a text. */
  printed(text: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a program that goes on by itself. */
export function startBeside(
  folder: string,
  [program, ...args]: CommandLine,
  env: Variables = {},
): Background {
  const child = spawn(program, args, { cwd: folder, detached: true, env: { ...process.env, ...env } });
  const lines: string[] = [];
  child.stdout.on('data', (data: Buffer) => lines.push(data.toString()));
  child.stderr.on('data', (data: Buffer) => lines.push(data.toString()));
  const output = (): string => lines.join('');
  const name = `${program} ${args.join(' ')}`;
  return {
    output,
    printed: (text) =>
      until(() => output().includes(text), { child, what: `${name} does not print ${text}`, output }),
    stop: () => stopGroup(child),
  };
}

/** Starts a program and waits until it listens on a port of the loopback interface. */
export async function startListening(
  start: { readonly folder: string; readonly command: CommandLine; readonly env?: Variables },
  port: number,
): Promise<Background> {
  if (await listens(port)) {
    throw new Error(`Port ${port} is taken by another program: stop it first`);
  }
  const background = startBeside(start.folder, start.command, start.env);
  const end = Date.now() + LISTEN_WITHIN_MS;
  while (!(await listens(port))) {
    if (Date.now() > end) {
      await background.stop();
      throw new Error(`${start.command.join(' ')} does not listen on ${port}: ${background.output()}`);
    }
    await sleep(100);
  }
  return background;
}

async function until(
  holds: () => boolean,
  {
    child,
    what,
    output,
  }: { readonly child: ChildProcess; readonly what: string; readonly output: () => string },
): Promise<void> {
  const end = Date.now() + LISTEN_WITHIN_MS;
  while (!holds()) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > end) {
      throw new Error(`${what}: ${output()}`);
    }
    await sleep(50);
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGTERM');
  await ended;
}
