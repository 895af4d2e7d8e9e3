import { chaincodeArchive, type ArchivedFile } from '@fabric-governance/protocol/chaincode-archive';
import type { ChaincodeConnection } from '../chaincode/service-connection.js';

/**
 * A package for a service whose address the network's options tell: what `peer lifecycle chaincode install` would be
 * given, with a place in it for the address. So its id stays the same when the service moves.
 *
 * @param metadata further files of the code archive: `META-INF/statedb/couchdb/…`
 */
export async function servicePackage(
  label: string,
  chaincode: ChaincodeConnection,
  metadata: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<Uint8Array> {
  const overTls = 'tls' in chaincode;
  const connection = { address: '{{.address}}', dial_timeout: '3s', tls_required: overTls };
  const further = Array.from(metadata, ([name, content]) => ({ name, content }));
  const code = await chaincodeArchive([jsonFile('connection.json', connection), ...further]);
  const described = jsonFile('metadata.json', { path: '', type: 'ccaas', label });
  return chaincodeArchive([described, { name: 'code.tar.gz', content: code }]);
}

function jsonFile(name: string, value: unknown): ArchivedFile {
  return { name, content: Buffer.from(JSON.stringify(value)) };
}
