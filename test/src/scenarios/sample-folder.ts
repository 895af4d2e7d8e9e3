import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LISTEN_WITHIN_MS = 60_000;

/** The folder of Fabric's samples, when FABRIC_SAMPLES names one that has this sample; else the reason why not. */
export function findSample(name: string): { readonly folder: string } | { readonly missing: string } {
  const folder = process.env['FABRIC_SAMPLES'];
  if (folder === undefined) {
    return { missing: 'FABRIC_SAMPLES is not set; let it name a clone of hyperledger/fabric-samples' };
  }
  return existsSync(join(folder, name))
    ? { folder }
    : { missing: `FABRIC_SAMPLES (${folder}) has no ${name}` };
}

/** Copies a part of the samples, without what was built or installed there, installs its packages and builds it. */
export function buildCopy(samples: string, part: string, into: string): string {
  const target = join(into, part);
  const built = /\/(node_modules|dist)(\/|$)/u;
  cpSync(join(samples, part), target, {
    recursive: true,
    filter: (path) => !built.test(path.slice(samples.length)),
  });
  runToEnd(target, 'npm', ['ci', '--no-audit', '--no-fund']);
  runToEnd(target, 'npm', ['run', 'build']);
  return target;
}

/** Runs a program to its end and answers what it printed. Throws, with its output, when it fails. */
export function runToEnd(folder: string, command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    timeout: 300_000,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} in ${folder}: ${stdout}${stderr}`);
  return stdout;
}

/** A program that runs beside the test, in a process group of its own. */
export interface Background {
  output(): string;
  stop(): Promise<void>;
}

/** Starts a program and waits until it listens on a port of the loopback interface. */
export async function startListening(
  start: { readonly folder: string; readonly command: string; readonly args: readonly string[] },
  port: number,
  env: Readonly<Record<string, string>> = {},
): Promise<Background> {
  if (await listens(port)) throw new Error(`Port ${port} is taken by another program: stop it first`);
  const child = spawn(start.command, start.args, {
    cwd: start.folder,
    detached: true,
    env: { ...process.env, ...env },
  });
  const lines: string[] = [];
  child.stdout.on('data', (data: Buffer) => lines.push(data.toString()));
  child.stderr.on('data', (data: Buffer) => lines.push(data.toString()));
  const output = (): string => lines.join('');
  const background = { output, stop: () => stopGroup(child) };
  const end = Date.now() + LISTEN_WITHIN_MS;
  while (!(await listens(port))) {
    if (child.exitCode !== null || Date.now() > end) {
      await background.stop();
      throw new Error(`${start.command} ${start.args.join(' ')} does not listen on ${port}: ${output()}`);
    }
    await sleep(100);
  }
  return background;
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
  if (child.pid === undefined || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGTERM');
  await ended;
}
