import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listensAt } from '@fabric-governance/launch/health';
import { freePorts } from '@fabric-governance/launch/ports/random-ports';
import { ensureRunning, type Ground, killRunning, stopRunning } from './background.js';
import { alone } from './command-lock.js';
import { isAlive, markOf } from './process-mark.js';
import { ProcessTable } from './process-table.js';
import type { Program } from './program.js';
import { Watchdog } from './watchdog.js';

const SERVER = `
  require('node:net').createServer().listen(Number(process.env.PORT), '127.0.0.1');
  process.on('SIGTERM', () => process.exit(0));
`;

describe('a background program', () => {
  let folder: string;
  let ground: Ground;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'background-'));
    ground = { table: new ProcessTable(join(folder, 'processes.json')), logs: join(folder, 'logs') };
  });
  afterEach(async () => {
    for (const name of Object.keys(ground.table.allLiving())) await killRunning(name, ground.table);
    rmSync(folder, { recursive: true, force: true });
  });

  const program = async (code: string): Promise<Program> => {
    const [port = 0] = await freePorts(1);
    writeFileSync(join(folder, 'program.js'), code);
    return {
      name: 'node1',
      title: 'first node',
      command: process.execPath,
      args: [join(folder, 'program.js')],
      env: { PORT: String(port) },
      folder,
      ready: (signal) => listensAt(port, signal),
    };
  };
  const pid = (): number => ground.table.living('node1')?.pid ?? 0;

  it('is started once, however often it is asked for, also by a later command', async () => {
    const server = await program(SERVER);
    await ensureRunning(server, ground);
    const first = pid();
    const later: Ground = { ...ground, table: new ProcessTable(join(folder, 'processes.json')) };
    await ensureRunning(server, later);
    expect(pid()).toBe(first);
    expect(first).toBeGreaterThan(0);
  });

  it('that was killed outright is started again', async () => {
    const server = await program(SERVER);
    await ensureRunning(server, ground);
    const first = pid();
    await killRunning('node1', ground.table);
    expect(ground.table.allLiving()).toEqual({});
    await ensureRunning(server, ground);
    expect(pid()).not.toBe(first);
  });

  it('that ends instead of serving is told with the last lines of its log', async () => {
    const broken = await program(`console.error('no such channel'); process.exit(3);`);
    await expect(ensureRunning(broken, ground)).rejects.toThrow(/first node ended[^]*no such channel/u);
  });

  it('that cannot be started is told', async () => {
    const missing = { ...(await program('')), command: join(folder, 'nowhere') };
    await expect(ensureRunning(missing, ground)).rejects.toThrow('cannot be started');
  });

  it('is asked to stop first, and killed when it does not listen', async () => {
    const deaf = await program(SERVER.replace('process.exit(0)', 'undefined'));
    await ensureRunning(deaf, ground);
    const mark = markOf(pid());
    await stopRunning('node1', ground.table);
    expect(isAlive(mark)).toBe(false);
    await stopRunning('node1', ground.table);
  }, 20_000);

  it('is not mistaken for another process that has its id now', async () => {
    const server = await program(SERVER);
    await ensureRunning(server, ground);
    const table = join(folder, 'processes.json');
    writeFileSync(table, readFileSync(table, 'utf8').replace(/"began": "\d+"/u, '"began": "1"'));
    expect(ground.table.living('node1')).toBeUndefined();
    process.kill(Number(/"pid": (\d+)/u.exec(readFileSync(table, 'utf8'))?.[1]), 'SIGKILL');
  });
});

describe('a watchdog', () => {
  let folder: string;
  let ground: Ground;
  let told: string[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'watchdog-'));
    ground = { table: new ProcessTable(join(folder, 'processes.json')), logs: join(folder, 'logs') };
    told = [];
  });
  afterEach(async () => {
    for (const name of Object.keys(ground.table.allLiving())) await stopRunning(name, ground.table);
    rmSync(folder, { recursive: true, force: true });
  });

  const lock = (): string => join(folder, 'lock.json');
  const watching = (...programs: readonly Program[]): Watchdog =>
    new Watchdog({
      programs: new Map(programs.map((one) => [one.name, one])),
      ground,
      lock: lock(),
      onDied: (name) => told.push(`${name} died`),
      onFailed: (name) => told.push(`${name} failed`),
    });
  const node = async (script: string, name = 'node1'): Promise<Program> => {
    const [port = 0] = await freePorts(1);
    return {
      name,
      title: name,
      command: process.execPath,
      args: ['-e', script],
      env: { PORT: String(port) },
      folder: join(folder, name),
      ready: (signal) => listensAt(port, signal),
    };
  };

  it('starts again what was killed, and leaves alone what lives', async () => {
    const [first, second] = [await node(SERVER), await node(SERVER, 'node2')];
    for (const one of [first, second]) await ensureRunning(one, ground);
    const watchdog = watching(first, second);
    const before = ground.table.allLiving();
    await watchdog.look(0);
    expect(told).toEqual([]);
    await killRunning('node1', ground.table);
    await watchdog.look(0);
    const after = ground.table.allLiving();
    expect(told).toEqual(['node1 died']);
    expect(after['node1']?.pid).not.toBe(before['node1']?.pid);
    expect(after['node2']?.pid).toBe(before['node2']?.pid);
  });

  it('leaves stopped what a command has stopped', async () => {
    const server = await node(SERVER);
    await ensureRunning(server, ground);
    await stopRunning('node1', ground.table);
    await watching(server).look(0);
    expect(told).toEqual([]);
    expect(ground.table.allLiving()).toEqual({});
  });

  it('waits for a command that is at work on the network', async () => {
    const server = await node(SERVER);
    await ensureRunning(server, ground);
    await killRunning('node1', ground.table);
    const watchdog = watching(server);
    await alone(lock(), () => watchdog.look(0));
    expect(told).toEqual([]);
    await watchdog.look(0);
    expect(told).toEqual(['node1 died']);
  });

  it('spaces out its attempts at what does not come up', async () => {
    const broken = { ...(await node('process.exit(3)')), ready: () => new Promise<void>(() => undefined) };
    ground.table.note('node1', deadProcess());
    const watchdog = watching(broken);
    for (const now of [0, 999, 1_000, 2_999, 3_000]) await watchdog.look(now);
    expect(told.filter((one) => one === 'node1 failed')).toHaveLength(3);
  });
});

function deadProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

describe('a command', () => {
  let lock: string;
  beforeEach(() => {
    lock = join(mkdtempSync(join(tmpdir(), 'lock-')), 'network', 'lock.json');
  });
  afterEach(() => {
    rmSync(join(lock, '../..'), { recursive: true, force: true });
  });

  it('works alone on a network', async () => {
    await alone(lock, async () => {
      await expect(alone(lock, () => Promise.resolve())).rejects.toThrow(
        `Another command (process ${process.pid}) is at work`,
      );
    });
    expect(await alone(lock, () => Promise.resolve('next'))).toBe('next');
  });

  it('takes over from one that died', async () => {
    const died = spawn(process.execPath, ['-e', '']);
    const mark = markOf(died.pid ?? 0);
    await new Promise((resolve) => died.once('exit', resolve));
    await alone(lock, () => Promise.resolve());
    writeFileSync(lock, JSON.stringify(mark));
    expect(await alone(lock, () => Promise.resolve('taken over'))).toBe('taken over');
  });
});
