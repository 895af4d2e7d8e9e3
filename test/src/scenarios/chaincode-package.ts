import { createHash } from 'node:crypto';
import { chaincodeArchive, type ArchivedFile } from '@fabric-governance/protocol/chaincode-archive';
import { packageContent, type PackageContent } from '@fabric-governance/operator/lifecycle/package-content';

/** A chaincode package as an institution's developers make it: where its service is, and the digest of its source. */
export async function servicePackage(label: string, source: string): Promise<PackageContent> {
  const sha256 = createHash('sha256').update(source).digest('hex');
  const code = await chaincodeArchive([
    jsonFile('connection.json', { address: '127.0.0.1:9', dial_timeout: '3s', tls_required: false }),
    jsonFile('source.json', { sha256 }),
  ]);
  const metadata = jsonFile('metadata.json', { path: '', type: 'ccaas', label });
  return packageContent(await chaincodeArchive([metadata, { name: 'code.tar.gz', content: code }]));
}

function jsonFile(name: string, value: object): ArchivedFile {
  return { name, content: new Uint8Array(Buffer.from(JSON.stringify(value))) };
}
