import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IncomingChaincodes } from './incoming-chaincodes.js';
import { IncomingLink } from './incoming-link.js';
import { InstalledChaincodes } from './installed-chaincodes.js';
import { sourceHash } from './own-approval.js';
import { servicePackageOf } from '@fabric-governance/protocol/testdata/tar-archive';

describe('InstalledChaincodes', () => {
  const directory = mkdtempSync(join(tmpdir(), 'chaincodes-'));
  const bytes = servicePackageOf('basic_1.0', { address: 'localhost:1' });
  const open = (incoming?: IncomingChaincodes): Promise<InstalledChaincodes> =>
    InstalledChaincodes.open(join(directory, 'peer'), {
      timeouts: { startup: 1_000, execute: 1_000 },
      templateContext: {},
      incoming,
      onIndexFault: (packageId, { message }) => {
        throw new Error(`${packageId}: ${message}`);
      },
    });
  afterAll(() => {
    rmSync(directory, { recursive: true });
  });

  it('keeps packages over restarts, byte for byte', async () => {
    const { packageId } = await (await open()).install(bytes);
    const again = await open();
    expect(again.list()).toEqual([{ packageId, label: 'basic_1.0' }]);
    expect(Buffer.from((await again.bytes(packageId)) ?? [])).toEqual(bytes);
    expect(again.link(packageId)).toBeDefined();
    expect([...(again.files(packageId)?.keys() ?? [])]).toEqual(['connection.json']);
    expect(again.withSourceHash(sourceHash(packageId))).toBe(packageId);
  });

  it('installs a package once', async () => {
    const installed = await open();
    await expect(installed.install(bytes)).rejects.toThrow(
      /^chaincode already successfully installed \(package ID 'basic_1\.0:[0-9a-f]{64}'\)$/u,
    );
    const other = servicePackageOf('raced', { address: 'localhost:1' });
    const results = await Promise.allSettled([installed.install(other), installed.install(other)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('keeps nothing of a package that it cannot run', async () => {
    const installed = await open();
    const before = readdirSync(join(directory, 'peer')).length;
    await expect(installed.install(servicePackageOf('node_1', {}, 'node'))).rejects.toThrow(
      "could not build chaincode: no builder for packages of type 'node'",
    );
    await expect(installed.install(Buffer.from('junk'))).rejects.toThrow(
      'could not parse as a chaincode install package: error reading as gzip stream: unexpected EOF',
    );
    expect(readdirSync(join(directory, 'peer'))).toHaveLength(before);
  });

  it('lets the chaincode of a package with code come by itself, where it can', async () => {
    const expected: string[] = [];
    const observer = {
      expected: (id: string) => expected.push(id),
      registered: jest.fn(),
      refused: jest.fn(),
    };
    const incoming = new IncomingChaincodes(observer);
    const { packageId } = await (await open(incoming)).install(servicePackageOf('go_1', {}, 'golang'));
    expect((await open(incoming)).link(packageId)).toBeInstanceOf(IncomingLink);
    expect(expected).toEqual([packageId]);
    await expect(open()).rejects.toThrow("no builder for packages of type 'golang'");
    rmSync(join(directory, 'peer'), { recursive: true });
  });

  it('does not take an unfinished file for a package', async () => {
    const name = `half_1.${'0'.repeat(64)}.tar.gz.unfinished`;
    await open();
    writeFileSync(join(directory, 'peer', name), 'half');
    expect((await open()).list().map(({ label }) => label)).not.toContain('half_1');
  });

  it('keeps a provided package only while it runs', async () => {
    const installed = await open();
    const provided = await installed.provide(servicePackageOf('given_1', { address: '{{.address}}' }), {
      address: 'localhost:2',
      dialTimeout: 1_000,
    });
    expect(installed.link(provided.packageId)).toBeDefined();
    expect((await open()).link(provided.packageId)).toBeUndefined();
  });
});
