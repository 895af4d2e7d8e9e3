import { createHash } from 'node:crypto';
import { gzipStored } from '@fabric-governance/fabric/lifecycle/gzip-stored';
import { tarArchive } from '@fabric-governance/fabric/lifecycle/tar-archive';
import type { PeerSite } from '../network/material.js';

/** A package of the probe chaincode for one organisation's peer, which finds its service at that organisation's port. */
export function probePackage(
  site: PeerSite,
  type = 'ccaas',
): { readonly id: string; readonly bytes: Uint8Array } {
  const label = `probe_${site.organisation.name.toLowerCase()}`;
  const connection = { address: `127.0.0.1:${site.chaincodePort}`, dial_timeout: '10s', tls_required: false };
  const code = gzipStored(tarArchive([file('connection.json', connection)]));
  const bytes = gzipStored(
    tarArchive([file('metadata.json', { path: '', type, label }), { name: 'code.tar.gz', content: code }]),
  );
  return { bytes, id: `${label}:${createHash('sha256').update(bytes).digest('hex')}` };
}

function file(name: string, value: object): { readonly name: string; readonly content: Uint8Array } {
  return { name, content: new Uint8Array(Buffer.from(JSON.stringify(value))) };
}
