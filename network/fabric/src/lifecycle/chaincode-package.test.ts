import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '@fabric-governance/launch/paths';
import { chaincodePackage } from './chaincode-package.js';
import { sourceDigest } from './source-digest.js';

const SOURCES = join(ROOT, 'chaincode/src');
const DEFINITION = { name: 'governance', version: '1.0', sourceDigest: 'a'.repeat(64) };

describe('a chaincode package', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'package-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const unpacked = (bytes: Uint8Array, name: string): string =>
    execFileSync('tar', ['-xzOf', '-', name], { input: bytes }).toString('utf8');

  it('is named by its label and the SHA-256 of its bytes', async () => {
    const { bytes, id } = await chaincodePackage(DEFINITION);
    expect(id).toBe(`governance_1.0:${createHash('sha256').update(bytes).digest('hex')}`);
  });

  it('has the same id for the same source, on any machine and at any time', async () => {
    // The id as it was when this test was written: another one would void the approvals on every network.
    expect((await chaincodePackage(DEFINITION)).id).toBe(
      'governance_1.0:117752a88f66d51a1f7adc6d7485493d2025acc4658a6c7599be13af37934ea4',
    );
  });

  it('of the governance chaincode has the same id from any copy of its sources', async () => {
    const copy = join(folder, 'a copy', 'elsewhere');
    cpSync(SOURCES, copy, { recursive: true });
    for (const name of readdirSync(copy)) utimesSync(join(copy, name), 1, 1);
    const idFrom = async (sources: string): Promise<string> =>
      (await chaincodePackage({ ...DEFINITION, sourceDigest: sourceDigest(sources) })).id;
    expect(await idFrom(copy)).toBe(await idFrom(SOURCES));
  });

  it('of a small source has the id that every version of Node gives it', async () => {
    writeFileSync(join(folder, 'index.ts'), 'export const answer = 42;\n');
    const { id } = await chaincodePackage({ ...DEFINITION, sourceDigest: sourceDigest(folder) });
    expect(id).toBe('governance_1.0:ad1b4c5bcc56b9750ee98be24bad60c24fa9299fa0c2687e60676df79e770fc8');
  });

  it('has another id for another source or version', async () => {
    const packages = await Promise.all([
      chaincodePackage(DEFINITION),
      chaincodePackage({ ...DEFINITION, sourceDigest: 'b'.repeat(64) }),
      chaincodePackage({ ...DEFINITION, version: '1.1' }),
    ]);
    expect(new Set(packages.map(({ id }) => id)).size).toBe(3);
  });

  it('is what tar and gzip read, with the metadata and the connection that the builder fills in', async () => {
    const { bytes } = await chaincodePackage(DEFINITION);
    expect(JSON.parse(unpacked(bytes, 'metadata.json'))).toEqual({
      path: '',
      type: 'ccaas',
      label: 'governance_1.0',
    });
    const code = execFileSync('tar', ['-xzOf', '-', 'code.tar.gz'], { input: bytes });
    expect(JSON.parse(unpacked(code, 'connection.json'))).toMatchObject({
      address: '{{.address}}',
      tls_required: true,
      client_auth_required: true,
    });
    expect(JSON.parse(unpacked(code, 'source.json'))).toEqual({ sha256: DEFINITION.sourceDigest });
  });

  it('takes in the sources alone: not tests, not line ends, not the order of the disk', () => {
    const write = (name: string, text: string): void => {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), text);
    };
    write('b.ts', 'export const b = 1;\n');
    write('inner/a.ts', 'export const a = 1;\n');
    const digest = sourceDigest(folder);
    expect(digest).toMatch(/^[0-9a-f]{64}$/u);
    write('b.test.ts', 'it');
    write('testing/fake.ts', 'x');
    write('b.ts', 'export const b = 1;\r\n');
    expect(sourceDigest(folder)).toBe(digest);
    write('b.ts', 'export const b = 2;\n');
    expect(sourceDigest(folder)).not.toBe(digest);
  });
});
