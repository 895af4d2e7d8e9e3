import { createHash } from 'node:crypto';
import { packageIdOf, parsePackage } from './chaincode-package.js';
import { servicePackageOf, tarGzOf, tarOf } from '@fabric-governance/protocol/testdata/tar-archive';

const CODE = { name: 'code.tar.gz', content: tarGzOf([]) };
const METADATA = { name: 'metadata.json', content: '{"type":"ccaas","label":"basic_1.0"}' };

describe('parsePackage', () => {
  it('gives type, label and the files of the code', async () => {
    const parsed = await parsePackage(servicePackageOf('basic_1.0', { address: 'localhost:9999' }));
    expect(parsed).toMatchObject({ type: 'ccaas', label: 'basic_1.0' });
    expect(Buffer.from(parsed.files.get('connection.json') ?? []).toString()).toBe(
      '{"address":"localhost:9999"}',
    );
  });

  it('passes over other files beside the two', async () => {
    expect((await parsePackage(tarGzOf([{ name: 'README' }, METADATA, CODE]))).label).toBe('basic_1.0');
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'error reading as gzip stream: EOF'],
    ['text', Buffer.from('no package at all'), 'error reading as gzip stream: gzip: invalid header'],
    [
      'half a package',
      tarGzOf([METADATA, CODE]).subarray(0, 40),
      'error reading as gzip stream: unexpected EOF',
    ],
    ['a tar without compression', tarOf([METADATA]), 'error reading as gzip stream: gzip: invalid header'],
    ['a package without code', tarGzOf([METADATA]), 'did not find a code package inside the package'],
    ['one without metadata', tarGzOf([CODE]), 'did not find any package metadata (missing metadata.json)'],
    ['a folder in it', tarGzOf([{ name: './', type: '5' }]), 'tar entry ./ is not a regular file, type 53'],
    [
      'metadata that is no JSON',
      tarGzOf([{ name: 'metadata.json', content: '{' }, CODE]),
      'could not unmarshal metadata.json as json: expected property name',
    ],
    [
      'a label with a blank',
      tarGzOf([{ name: 'metadata.json', content: '{"label":"a b"}' }, CODE]),
      "invalid label 'a b'. Label must be non-empty",
    ],
    [
      'code that is no archive',
      tarGzOf([METADATA, { name: 'code.tar.gz', content: 'x'.repeat(20) }]),
      'error retrieving DB artifacts from code package: gzip: invalid header',
    ],
  ])('refuses %s', async (_what, bytes, reason) => {
    await expect(parsePackage(bytes)).rejects.toThrow(reason);
  });

  it('identifies a package by label and hash', () => {
    const bytes = Buffer.from('any');
    expect(packageIdOf('basic', bytes)).toBe(`basic:${createHash('sha256').update(bytes).digest('hex')}`);
  });
});
