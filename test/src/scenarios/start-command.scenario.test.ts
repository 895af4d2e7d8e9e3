import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from '@fabric-governance/launch/paths';
import { freePorts } from '@fabric-governance/launch/ports/random-ports';
import { printNetworks } from './stage.js';

jest.setTimeout(120_000);

/** The example of the consortium file's own documentation: one institution, so few processes. */
const EXAMPLE = /^```yaml consortium\n(.*?)^```$/msu.exec(
  readFileSync(join(ROOT, 'network/consortium/README.md'), 'utf8'),
)?.[1];

/** One run of the command that `npm start` ends in. */
class Command {
  readonly #child: ChildProcess;
  output = '';

  constructor(args: readonly string[]) {
    this.#child = spawn(process.execPath, [join(ROOT, 'network/launch/dist/main.js'), ...args]);
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
      });
    }
  }

  async ready(): Promise<void> {
    while (!this.output.includes('Ctrl-C stops everything')) {
      if (this.#child.exitCode !== null) throw new Error(this.output);
      await pause(50);
    }
  }

  /** Settles with the exit code, or the signal that ended it. */
  async ended(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals | null> {
    if (signal !== undefined) this.#child.kill(signal);
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'close');
    return this.#child.exitCode ?? this.#child.signalCode;
  }
}

describe('npm start', () => {
  let folder: string;
  let ports: readonly number[];
  let running: Command | undefined;
  const path = (name: string): string => join(folder, name);
  const start = (...args: readonly string[]): Command =>
    new Command(['--file', path('consortium.yaml'), '--data', path('data'), ...args]);
  const writeFile = (change = (text: string) => text): void => {
    const [landing, orderer, peer, chaincode, ca, console] = ports;
    const text = (EXAMPLE ?? '').replace(
      '    people:',
      `    ports: { peer: ${peer}, chaincode: ${chaincode}, ca: ${ca}, console: ${console} }\n    people:`,
    );
    writeFileSync(
      path('consortium.yaml'),
      change(`${text}ports: { landing: ${landing}, orderer: ${orderer} }\n`),
    );
  };
  const readJson = (name: string) => JSON.parse(readFileSync(path(name), 'utf8')) as Record<string, unknown>;
  const pids = (): readonly number[] =>
    Object.values(readJson('data/run.json')['processes'] as Record<string, number>);
  const anyAlive = (processes: readonly number[]): boolean =>
    processes.some((pid) => {
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    });
  const health = async (): Promise<unknown> =>
    (await fetch(`http://127.0.0.1:${ports[5]}/api/health`)).json();

  beforeAll(async () => {
    printNetworks();
    folder = mkdtempSync(join(tmpdir(), 'start-'));
    writeFileSync(path('charter.md'), 'We decide together.\n');
    ports = await freePorts(6);
  });
  beforeEach(() => {
    writeFile();
  });
  afterAll(async () => {
    await running?.ended('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('founds the consortium, prints where everything is, and at Ctrl-C leaves no process', async () => {
    running = start();
    await running.ready();
    expect(running.output).toContain(`http://localhost:${ports[0]}`);
    expect(await health()).toMatchObject({ status: 'ready', standing: 'member' });
    const processes = pids();
    expect(processes).toHaveLength(4);
    expect(await running.ended('SIGINT')).toBe(0);
    expect(anyAlive(processes)).toBe(false);
    expect(existsSync(path('data/run.json'))).toBe(false);
  });

  it('finds yesterday’s ledger, and says that a changed file no longer counts', async () => {
    const secrets = readJson('data/secrets.json');
    writeFile((text) => text.replace('First Bank', 'Last Bank'));
    running = start();
    await running.ready();
    expect(running.output).toMatch(/consortium\.yaml was changed after the founding\..*--reset\.\n/u);
    expect(running.output).toContain('First Bank');
    expect(await health()).toMatchObject({ standing: 'member' });
    expect(readJson('data/secrets.json')).toEqual(secrets);
  });

  it('says in one line that it runs already', async () => {
    const second = start();
    expect(await second.ended()).toBe(1);
    expect(second.output).toMatch(/^This consortium is running already \(process \d+\): open http:.*\n$/u);
  });

  it('leaves no process behind when it is killed outright, and starts again on the same data', async () => {
    const processes = pids();
    await running?.ended('SIGKILL');
    while (anyAlive(processes)) await pause(50);
    running = start();
    await running.ready();
    expect(await health()).toMatchObject({ standing: 'member' });
    await running.ended('SIGTERM');
  });

  it('begins anew with --reset', async () => {
    const before = readJson('data/secrets.json');
    writeFileSync(path('data/not-ours.txt'), 'kept');
    running = start('--reset');
    await running.ready();
    expect(readJson('data/secrets.json')).not.toEqual(before);
    // Genesis, the approvals and the commit of the chaincode, the founding.
    expect(await health()).toMatchObject({ height: '4' });
    expect(existsSync(path('data/not-ours.txt'))).toBe(true);
    await running.ended('SIGINT');
  });

  it('names a taken port in one line', async () => {
    const other = createServer().listen(ports[2], '127.0.0.1');
    await once(other, 'listening');
    const refused = start();
    expect(await refused.ended()).toBe(1);
    expect(refused.output).toMatch(
      /^Port \d+, meant for the peer of First Bank, is taken by another program\..*\n$/u,
    );
    other.close();
  });

  it('names each mistake of the file in one line', async () => {
    writeFile((text) =>
      text.replace('roles: [approver]', 'roles: [approver, approve]').replace('[ordinary]', '[usual]'),
    );
    const refused = start();
    expect(await refused.ended()).toBe(1);
    const lines = refused.output.trimEnd().split('\n');
    expect(lines.every((line) => /consortium\.yaml:\d+:\d+ {2}/u.test(line))).toBe(true);
    expect(lines.map((line) => line.split(': ')[1])).toEqual([
      'The charter has no track "usual". Write one of',
      'The charter has no role "approve". Write one of',
    ]);
  });
});
