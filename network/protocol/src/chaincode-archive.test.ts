import { execFileSync } from 'node:child_process';
import { chaincodeArchive } from './chaincode-archive.js';
import { sha256Hex } from './sha256.js';

describe('chaincodeArchive', () => {
  it.each([0, 1, 511, 512, 513, 65_535, 65_536, 200_000])(
    'keeps a content of %d bytes as tar reads it',
    async (size) => {
      const content = new Uint8Array(size).map((_zero, index) => index % 251);
      const archive = await chaincodeArchive([{ name: 'file', content }]);
      expect(new Uint8Array(execFileSync('tar', ['-xzOf', '-', 'file'], { input: archive }))).toEqual(
        content,
      );
    },
  );

  it('keeps long names', async () => {
    const name = `${'d'.repeat(160)}/${'f'.repeat(120)}`;
    const archive = await chaincodeArchive([{ name, content: Uint8Array.of(1) }]);
    expect(execFileSync('tar', ['-tzf', '-'], { input: archive }).toString()).toBe(`${name}\n`);
  });

  it('has the same bytes whenever, wherever and under whichever edition of Node it is made', async () => {
    const files = [{ name: 'a', content: new TextEncoder().encode('the same '.repeat(100)) }];
    expect(sha256Hex(await chaincodeArchive(files))).toBe(
      '25b825c4fab12323f963d7b45a300eedcbd60c2404739550a8f031e20cf2535e',
    );
  });
});
