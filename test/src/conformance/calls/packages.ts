import { createHash } from 'node:crypto';
import { chaincodeArchive, type ArchivedFile } from '@fabric-governance/protocol/chaincode-archive';
import type { PeerSite } from '../network/material.js';

/** A package of the probe chaincode for one organisation's peer, which finds its service at that organisation's port. */
export async function probePackage(
  site: PeerSite,
  type = 'ccaas',
): Promise<{ readonly id: string; readonly bytes: Uint8Array }> {
  const label = `probe_${site.organisation.name.toLowerCase()}`;
  const connection = { address: `127.0.0.1:${site.chaincodePort}`, dial_timeout: '10s', tls_required: false };
  const code = await chaincodeArchive([file('connection.json', connection)]);
  const metadata = file('metadata.json', { path: '', type, label });
  const bytes = await chaincodeArchive([metadata, { name: 'code.tar.gz', content: code }]);
  return { bytes, id: `${label}:${createHash('sha256').update(bytes).digest('hex')}` };
}

function file(name: string, value: object): ArchivedFile {
  return { name, content: new Uint8Array(Buffer.from(JSON.stringify(value))) };
}
