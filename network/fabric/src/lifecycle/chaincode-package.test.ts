import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ROOT } from '@fabric-governance/launch/paths';
import { chaincodePackage } from './chaincode-package.js';
import { gzipStored } from './gzip-stored.js';
import { sourceDigest } from './source-digest.js';
import { tarArchive } from './tar-archive.js';

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

  it('is named by its label and the SHA-256 of its bytes', () => {
    const { bytes, id } = chaincodePackage(DEFINITION);
    expect(id).toBe(`governance_1.0:${createHash('sha256').update(bytes).digest('hex')}`);
  });

  it('has the same id for the same source, on any machine and at any time', () => {
    // The id as it was when this test was written: another one would void the approvals on every network.
    expect(chaincodePackage(DEFINITION).id).toBe(
      'governance_1.0:fd24d7fcec07d419258933fe8be20c2fb5cf345775cca50aaed721084f0dcb4c',
    );
  });

  it('of the governance chaincode has the same id from any copy of its sources', () => {
    const copy = join(folder, 'a copy', 'elsewhere');
    cpSync(SOURCES, copy, { recursive: true });
    for (const name of readdirSync(copy)) utimesSync(join(copy, name), 1, 1);
    const idFrom = (sources: string): string =>
      chaincodePackage({ ...DEFINITION, sourceDigest: sourceDigest(sources) }).id;
    expect(idFrom(copy)).toBe(idFrom(SOURCES));
  });

  it('of a small source has the id that every version of Node gives it', () => {
    writeFileSync(join(folder, 'index.ts'), 'export const answer = 42;\n');
    expect(chaincodePackage({ ...DEFINITION, sourceDigest: sourceDigest(folder) }).id).toBe(
      'governance_1.0:fcd1d99c09407df35fc27b7178ee57a969ba9fc3e296ccc06e0bda37572486b0',
    );
  });

  it('has another id for another source or version', () => {
    const ids = [
      chaincodePackage(DEFINITION),
      chaincodePackage({ ...DEFINITION, sourceDigest: 'b'.repeat(64) }),
      chaincodePackage({ ...DEFINITION, version: '1.1' }),
    ].map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
  });

  it('is what tar and gzip read, with the metadata and the connection that the builder fills in', () => {
    const { bytes } = chaincodePackage(DEFINITION);
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

  it('stores contents of every size without a change', () => {
    for (const size of [0, 1, 511, 512, 513, 65_535, 65_536, 200_000]) {
      const content = new Uint8Array(size).map((_zero, index) => index % 251);
      const archive = tarArchive([{ name: 'file', content }]);
      expect(archive.length % 512).toBe(0);
      expect(new Uint8Array(gunzipSync(gzipStored(archive)))).toEqual(archive);
      expect(new Uint8Array(execFileSync('tar', ['-xOf', '-', 'file'], { input: archive }))).toEqual(content);
    }
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
