import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChaincodePayload } from '@fabric-governance/chaincode/governance/records/network-actions';
import { tarGzOf } from '@fabric-governance/protocol/testdata/tar-archive';
import { packageFor } from './own-packages.js';
import { packageContent } from './package-content.js';

function packed(label: string, text: string): Uint8Array {
  const metadata = { name: 'metadata.json', content: JSON.stringify({ label }) };
  const code = tarGzOf([{ name: 'main.ts', content: text }]);
  return new Uint8Array(tarGzOf([metadata, { name: 'code.tar.gz', content: code }]));
}

async function wanted(bytes: Uint8Array): Promise<ChaincodePayload['package']> {
  const { label, sourceHash } = await packageContent(bytes);
  return { label, sourceHash: sourceHash as ChaincodePayload['package']['sourceHash'] };
}

describe('the package that an institution has for a decision', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'packages-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const lifecycle = async (...installed: readonly Uint8Array[]) => {
    const packages = await Promise.all(installed.map(packageContent));
    const byId = new Map(packages.map(({ packageId, bytes }) => [packageId, bytes]));
    return {
      installed: () => Promise.resolve([...byId.keys()]),
      installedPackage: (id: string) => Promise.resolve(byId.get(id) ?? new Uint8Array()),
    };
  };

  it('is a file that its operators left, alone or in a folder', async () => {
    const bytes = packed('trade', 'one');
    const file = join(folder, 'trade.tar.gz');
    writeFileSync(file, bytes);
    writeFileSync(join(folder, 'broken.tar.gz'), 'x');
    for (const paths of [[folder], [file]]) {
      expect(await packageFor(await wanted(bytes), { lifecycle: await lifecycle(), paths })).toMatchObject({
        bytes,
      });
    }
  });

  it('is one that its peer runs already', async () => {
    const bytes = packed('trade', 'one');
    const sources = { lifecycle: await lifecycle(bytes), paths: [join(folder, 'nowhere')] };
    expect(await packageFor(await wanted(bytes), sources)).toMatchObject({ bytes });
  });

  it('is not one of the same label that is made of another source', async () => {
    const sources = { lifecycle: await lifecycle(packed('trade', 'two')), paths: [folder] };
    expect(await packageFor(await wanted(packed('trade', 'one')), sources)).toBe('SOURCE_DIFFERS');
    expect(await packageFor(await wanted(packed('other', 'two')), sources)).toBe('PACKAGE_MISSING');
  });
});
