import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPrograms, ProgramsMissing } from './fabric-programs.js';
import { isAtLeast, parseVersion } from './fabric-version.js';

describe("Fabric's programs", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'programs-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** A program that only tells its version, as Fabric's do. */
  const put = (path: string, version = 'v2.5.16'): void => {
    const file = join(folder, path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, `#!/bin/sh\necho "it:"\necho " Version: ${version}"\n`);
    chmodSync(file, 0o755);
  };
  const putRelease = (version?: string): void => {
    for (const name of ['peer', 'orderer']) put(`bin/${name}`, version);
    put('bin/fabric-ca-server', 'v1.5.21');
    for (const name of ['detect', 'build', 'release']) put(`builders/ccaas/bin/${name}`);
  };
  const find = (environment: NodeJS.ProcessEnv) => findPrograms(environment);

  it('are found in FABRIC_BIN, the builder beside it, as the release has them', async () => {
    putRelease();
    expect(await find({ FABRIC_BIN: join(folder, 'bin'), PATH: '' })).toEqual({
      peer: join(folder, 'bin/peer'),
      orderer: join(folder, 'bin/orderer'),
      caServer: join(folder, 'bin/fabric-ca-server'),
      builder: join(folder, 'builders/ccaas'),
      version: { major: 2, minor: 5, patch: 16 },
      caVersion: { major: 1, minor: 5, patch: 21 },
    });
  });

  it('are found on the PATH, the builder in or beside FABRIC_CFG_PATH', async () => {
    putRelease();
    const elsewhere = mkdtempSync(join(tmpdir(), 'programs-'));
    for (const name of ['detect', 'build', 'release']) rmSync(join(folder, 'builders/ccaas/bin', name));
    await expect(find({ PATH: join(folder, 'bin') })).rejects.toThrow('builders/ccaas/bin');
    for (const name of ['detect', 'build', 'release']) put(`config/builders/ccaas/bin/${name}`);
    const { builder } = await find({
      PATH: `${elsewhere}:${folder}/bin`,
      FABRIC_CFG_PATH: join(folder, 'config'),
    });
    expect(builder).toBe(join(folder, 'config/builders/ccaas'));
    rmSync(elsewhere, { recursive: true });
  });

  it('that are missing are all named, with the official way to get them', async () => {
    put('bin/orderer');
    const failure: unknown = await find({ FABRIC_BIN: join(folder, 'bin'), PATH: '/usr/bin' }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(ProgramsMissing);
    expect(String(failure)).toContain(
      `not found: peer, fabric-ca-server, builders/ccaas/bin (looked in FABRIC_BIN=${folder}/bin)`,
    );
    expect(String(failure)).toContain('install-fabric.sh');
    expect(String(failure)).toContain('Without Fabric: npm start');
  });

  it('of an older Fabric are refused', async () => {
    putRelease('2.4.9');
    await expect(find({ FABRIC_BIN: join(folder, 'bin') })).rejects.toThrow('Fabric 2.4.9 is too old');
  });

  it('of two releases are refused', async () => {
    putRelease();
    put('bin/orderer', 'v3.1.5');
    await expect(find({ FABRIC_BIN: join(folder, 'bin') })).rejects.toThrow('use both from the same release');
  });

  it('that do not run are named', async () => {
    putRelease();
    writeFileSync(join(folder, 'bin/peer'), '#!/bin/sh\nexit 3\n');
    await expect(find({ FABRIC_BIN: join(folder, 'bin') })).rejects.toThrow(
      `${folder}/bin/peer does not run`,
    );
  });
});

it('versions are read with or without a v, and compared by number', () => {
  expect(parseVersion('peer:\n Version: v2.10.3\n')).toEqual({ major: 2, minor: 10, patch: 3 });
  expect(parseVersion('Version: 3.1.5')).toEqual({ major: 3, minor: 1, patch: 5 });
  expect(parseVersion('latest')).toBeUndefined();
  expect(isAtLeast({ major: 2, minor: 10, patch: 0 }, 2, 5)).toBe(true);
  expect(isAtLeast({ major: 2, minor: 10, patch: 0 }, 3, 0)).toBe(false);
});
