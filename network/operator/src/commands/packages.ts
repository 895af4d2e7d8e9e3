import { readFileSync } from 'node:fs';
import { parseConnectionProfile } from '@fabric-governance/protocol/connection-profile';
import { type Configuration, packagePaths } from '../configuration.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { ownPackages } from '../lifecycle/own-packages.js';
import { newSigner } from '../ledger/signer.js';
import { newAdministrator } from '../network/administrator.js';
import { connect } from '../network/connections.js';
import { section } from './status-table.js';

/**
 * The chaincode packages that the institution has, given by its operators or on its own peer, with the label and source hash by which a
 * proposal names them (R12). Throws `PeerRefused`, or grpc's `ServiceError` when the own peer cannot be reached.
 */
export async function packagesCommand(configuration: Configuration, json: boolean): Promise<string> {
  const { mspId, channel } = configuration;
  const certificate = readFileSync(configuration.certificate, 'utf8');
  const sign = newSigner(readFileSync(configuration.privateKey, 'utf8'));
  const connections = connect(parseConnectionProfile(readFileSync(configuration.connectionProfile, 'utf8')));
  const lifecycle = new Lifecycle({
    client: connections.gateway,
    endorser: connections.endorser,
    administrator: newAdministrator(mspId, certificate, sign),
    certificate,
    channel,
    // Nothing is sent here.
    onUnknown: () => undefined,
  });
  try {
    const packages = await ownPackages({ lifecycle, paths: packagePaths(configuration) });
    const rows = packages.map(({ label, sourceHash, packageId }) => ({ label, sourceHash, packageId }));
    if (json) return `${JSON.stringify(rows, null, 2)}\n`;
    const cells = rows.map(({ label, sourceHash, packageId }) => [label, sourceHash, packageId]);
    return `${section('Chaincode packages', ['label', 'source hash', 'package id'], cells).join('\n')}\n`;
  } finally {
    lifecycle.close();
    connections.close();
  }
}
