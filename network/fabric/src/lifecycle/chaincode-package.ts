import { createHash } from 'node:crypto';
import { chaincodeArchive, type ArchivedFile } from '@fabric-governance/protocol/chaincode-archive';

/** A chaincode as peers install it. */
export interface ChaincodePackage {
  readonly bytes: Uint8Array;
  /** Label and SHA-256 of the bytes: what a peer calls it, and what the service must call itself. */
  readonly id: string;
}

/** What the builder fills into the package's connection, from each peer's own environment. */
export interface ChaincodeConnection {
  /** host:port of the institution's service. */
  readonly address: string;
  /** PEM. */
  readonly rootCertificate: string;
  readonly clientCertificate: string;
  readonly clientKey: string;
}

/**
 * A package for chaincode that runs as a service. It names no address and no certificate, only the places where the builder of each peer
 * fills in its own, so that every institution installs the same bytes; the digest of the sources stands in it, so that other sources
 * give another id.
 */
export async function chaincodePackage(options: {
  readonly name: string;
  readonly version: string;
  /** Hex SHA-256. */
  readonly sourceDigest: string;
}): Promise<ChaincodePackage> {
  const label = `${options.name}_${options.version}`;
  const connection = {
    address: '{{.address}}',
    dial_timeout: '10s',
    tls_required: true,
    client_auth_required: true,
    root_cert: '{{.rootCertificate}}',
    client_cert: '{{.clientCertificate}}',
    client_key: '{{.clientKey}}',
  };
  const code = await chaincodeArchive([
    jsonFile('connection.json', connection),
    jsonFile('source.json', { sha256: options.sourceDigest }),
  ]);
  const metadata = jsonFile('metadata.json', { path: '', type: 'ccaas', label });
  const bytes = await chaincodeArchive([metadata, { name: 'code.tar.gz', content: code }]);
  return { bytes, id: `${label}:${createHash('sha256').update(bytes).digest('hex')}` };
}

/** The value of a peer's variable for its builder. */
export function builderConfig(connection: ChaincodeConnection): string {
  return JSON.stringify(connection);
}

function jsonFile(name: string, value: object): ArchivedFile {
  return { name, content: new Uint8Array(Buffer.from(`${JSON.stringify(value, null, 2)}\n`)) };
}
