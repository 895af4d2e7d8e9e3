import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './paths.js';

const SCRIPT = join(ROOT, 'network/launch/ensure-ready.mjs');

function runNode(args: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr });
    });
  });
}

describe('making ready', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ready-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['18.20.4', '20.8.1'])('tells Node %s in one line that it is too old', async (version) => {
    const preload = join(folder, 'version.cjs');
    writeFileSync(
      preload,
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`,
    );
    const { code, output } = await runNode(['--require', preload, SCRIPT, '--for', 'start']);
    expect(code).toBe(1);
    expect(output).toBe(
      `Node ${version} is too old: 20.9 or newer is needed. Get one from https://nodejs.org, then run the command again.\n`,
    );
  });

  it('wants to know what for', async () => {
    const { code, output } = await runNode([SCRIPT, '--for', 'fun']);
    expect(code).toBe(1);
    expect(output).toContain('--for start|test|devnet|operator|fabric|test-fabric|replay|bench|conformance');
  });

  it('is done by one command at a time, also after one that was killed', async () => {
    const lock = join(ROOT, 'network/launch/ready/lock.mjs');
    const script = join(folder, 'turn.mjs');
    writeFileSync(
      script,
      `import { alone } from ${JSON.stringify(lock)};
       import { appendFileSync } from 'node:fs';
       const note = (text) => appendFileSync(${JSON.stringify(join(folder, 'turns'))}, text);
       await alone(async () => {
         note('(');
         if (process.argv[2] === 'killed') process.kill(process.pid, 'SIGKILL');
         await new Promise((resolve) => setTimeout(resolve, 50));
         note(')');
       });`,
    );
    await runNode([script, 'killed']);
    await Promise.all(Array.from({ length: 8 }, () => runNode([script])));
    expect(readFileSync(join(folder, 'turns'), 'utf8')).toBe(`(${'()'.repeat(8)}`);
  });
});
