import { createHash } from 'node:crypto';
import { gzipStored } from '@fabric-governance/fabric/lifecycle/gzip-stored';
import { tarArchive } from '@fabric-governance/fabric/lifecycle/tar-archive';
import { packageContent, type PackageContent } from '@fabric-governance/operator/lifecycle/package-content';

/** A chaincode package as an institution's developers make it: where its service is, and the digest of its source. */
export function servicePackage(label: string, source: string): PackageContent {
  const sha256 = createHash('sha256').update(source).digest('hex');
  const code = archive(
    ['connection.json', json({ address: '127.0.0.1:9', dial_timeout: '3s', tls_required: false })],
    ['source.json', json({ sha256 })],
  );
  const metadata = json({ path: '', type: 'ccaas', label });
  return packageContent(archive(['metadata.json', metadata], ['code.tar.gz', code]));
}

function archive(...files: readonly (readonly [name: string, content: Uint8Array])[]): Uint8Array {
  return gzipStored(tarArchive(files.map(([name, content]) => ({ name, content }))));
}

function json(value: object): Uint8Array {
  return new Uint8Array(Buffer.from(JSON.stringify(value)));
}
