import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { listensAt } from '../health.js';
import { LaunchError } from '../launch-error.js';
import { PROGRAMS } from '../paths.js';
import { freePorts } from '../ports/random-ports.js';
import type { ProcessSpec } from './process-spec.js';
import { Supervisor } from './supervisor.js';

const SERVER = `
  const server = require('node:net').createServer().listen(Number(process.env.PORT), '127.0.0.1');
  process.on('SIGTERM', () => { require('node:fs').writeFileSync(process.env.FOLDER + '/' + process.env.NAME + '.stopped', ''); process.exit(0); });
`;

describe('the supervisor', () => {
  let folder: string;
  let supervisor: Supervisor;
  let deaths: string[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'launch-'));
    deaths = [];
    supervisor = new Supervisor(join(folder, 'logs'), {
      started: () => undefined,
      died: (title, how) => deaths.push(`${title} ${how}`),
    });
  });
  afterEach(async () => {
    await supervisor.stop([]);
    rmSync(folder, { recursive: true, force: true });
  });

  const program = async (name: string, code: string, ready?: ProcessSpec['ready']): Promise<ProcessSpec> => {
    const [port = 0] = await freePorts(1);
    const script = join(folder, `${name}.js`);
    writeFileSync(script, code);
    return {
      name,
      title: `program ${name}`,
      script,
      args: [],
      env: { PORT: String(port), NAME: name, FOLDER: folder },
      ready: ready ?? ((signal) => listensAt(port, signal)),
    };
  };
  const isAlive = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  const pidOf = (name: string): number => supervisor.pids()[name] ?? 0;

  it('waits until a program serves, and stops it in good order', async () => {
    const spec = await program('server', SERVER);
    await supervisor.start(spec);
    const pid = pidOf('server');
    expect(isAlive(pid)).toBe(true);
    await supervisor.stop([]);
    expect(isAlive(pid)).toBe(false);
    expect(existsSync(join(folder, 'server.stopped'))).toBe(true);
  });

  it('brings back a program that was killed', async () => {
    await supervisor.start(await program('server', SERVER));
    const pid = pidOf('server');
    await supervisor.get('server').kill();
    await supervisor.get('server').ready();
    expect(pidOf('server')).not.toBe(pid);
    expect(isAlive(pidOf('server'))).toBe(true);
    expect(deaths).toEqual(['program server SIGKILL']);
  });

  it('restarts a program on request without calling it a death', async () => {
    await supervisor.start(await program('server', SERVER));
    const pid = pidOf('server');
    await supervisor.get('server').restart();
    expect(isAlive(pid)).toBe(false);
    expect(isAlive(pidOf('server'))).toBe(true);
    expect(deaths).toEqual([]);
  });

  it('says how a program ended that did not come up, with the last lines of its log', async () => {
    const spec = await program('broken', `console.error('no such key'); process.exit(3);`);
    const failure = await supervisor.start(spec).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(LaunchError);
    expect(String(failure)).toContain('The program broken ended (code 3). Its log: ');
    expect(String(failure)).toContain('\n    no such key');
  });

  it('stops those that others need last', async () => {
    const slow = SERVER.replace(
      'writeFileSync(',
      "writeFileSync(process.env.FOLDER + '/when', process.env.NAME + ' ', { flag: 'a' }), require('node:fs').writeFileSync(",
    );
    await supervisor.startAll([await program('network', slow), await program('gateway', slow)], 2);
    await supervisor.stop(['network']);
    expect(readFileSync(join(folder, 'when'), 'utf8')).toBe('gateway network ');
  });

  it('kills a program that does not listen to the request to stop', async () => {
    await supervisor.start(
      await program('deaf', SERVER.replace(/process\.on.*\n/u, "process.on('SIGTERM', () => {});\n")),
    );
    const pid = pidOf('deaf');
    await supervisor.stop([]);
    expect(isAlive(pid)).toBe(false);
  }, 15_000);

  it('starts nothing more once it is stopping', async () => {
    await supervisor.stop([]);
    await expect(supervisor.start(await program('late', SERVER))).rejects.toThrow('Stopped.');
    expect(supervisor.pids()).toEqual({});
  });

  it('passes its own environment on only where it is listed', async () => {
    process.env['SECRET_OF_THE_PARENT'] = 'x';
    const spec = await program(
      'env',
      `require('node:fs').writeFileSync(process.env.FOLDER + '/env', JSON.stringify(process.env));${SERVER}`,
    );
    await supervisor.start(spec);
    delete process.env['SECRET_OF_THE_PARENT'];
    const env: unknown = JSON.parse(readFileSync(join(folder, 'env'), 'utf8'));
    expect(env).toMatchObject({ NAME: 'env', NODE_ENV: 'production' });
    expect(env).not.toHaveProperty('SECRET_OF_THE_PARENT');
  });

  it('leaves no program behind when the launcher is killed outright', async () => {
    const { script } = await program('child', `setInterval(() => {}, 1000);`);
    const launcher = spawn(process.execPath, [
      '-e',
      `const child = require('node:child_process').spawn(process.execPath, ['--require', ${JSON.stringify(PROGRAMS.parentWatch)}, ${JSON.stringify(script)}], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], detached: true });
       console.log(child.pid); setInterval(() => {}, 1000);`,
    ]);
    const [chunk] = (await once(launcher.stdout, 'data')) as [Buffer];
    const pid = Number(chunk.toString());
    expect(isAlive(pid)).toBe(true);
    await pause(300);
    launcher.kill('SIGKILL');
    for (let waited = 0; isAlive(pid) && waited < 5000; waited += 50) {
      await pause(50);
    }
    expect(isAlive(pid)).toBe(false);
  }, 15_000);
});
