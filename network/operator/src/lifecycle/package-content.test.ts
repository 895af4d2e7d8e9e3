import { gzipSync } from 'node:zlib';
import { tarGzOf, tarOf } from '@fabric-governance/protocol/testdata/tar-archive';
import { sha256Hex } from '@fabric-governance/protocol/sha256';
import { NotAPackage, packageContent } from './package-content.js';

const CONNECTION = { name: 'connection.json', content: '{"address":"a:1"}' };
const SOURCE = { name: 'src/index.ts', content: 'export {};' };

function packed(code: readonly { name: string; content: string }[], label = 'trade_1.0'): Uint8Array {
  const metadata = { name: 'metadata.json', content: JSON.stringify({ label, type: 'ccaas', path: '' }) };
  return new Uint8Array(tarGzOf([metadata, { name: 'code.tar.gz', content: tarGzOf(code) }]));
}

const hashOf = async (...code: Parameters<typeof packed>[0]) =>
  (await packageContent(packed(code))).sourceHash;

describe('a chaincode package', () => {
  it('is called by its label and the hash of its bytes', async () => {
    const bytes = packed([SOURCE]);
    expect(await packageContent(bytes)).toMatchObject({
      label: 'trade_1.0',
      packageId: `trade_1.0:${sha256Hex(bytes)}`,
    });
  });

  it('has the same source wherever its service is, and however its files are ordered and packed', async () => {
    const further = { name: './META-INF/x.json', content: '{}' };
    const hash = await hashOf(SOURCE, further);
    expect(await hashOf(further, SOURCE, CONNECTION)).toBe(hash);
    expect(await hashOf(SOURCE, { ...CONNECTION, content: '{"address":"b:2"}' }, further)).toBe(hash);
  });

  it('has another source with another content, name or file', async () => {
    const hash = await hashOf(SOURCE);
    expect(await hashOf({ ...SOURCE, content: 'export { };' })).not.toBe(hash);
    expect(await hashOf({ ...SOURCE, name: 'src/main.ts' })).not.toBe(hash);
    expect(await hashOf(SOURCE, { name: 'more', content: '' })).not.toBe(hash);
  });

  it('is pinned by its connection where it holds nothing else', async () => {
    expect(await hashOf(CONNECTION)).not.toBe(await hashOf({ ...CONNECTION, content: '{"address":"b:2"}' }));
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['no archive', new Uint8Array(gzipSync('x'))],
    ['no metadata', new Uint8Array(tarGzOf([{ name: 'code.tar.gz', content: tarGzOf([SOURCE]) }]))],
    ['no code', new Uint8Array(tarGzOf([{ name: 'metadata.json', content: '{"label":"x"}' }]))],
    ['not compressed', new Uint8Array(tarOf([SOURCE]))],
  ])('is not %s', async (_what, bytes) => {
    await expect(packageContent(bytes)).rejects.toThrow(NotAPackage);
  });
});
