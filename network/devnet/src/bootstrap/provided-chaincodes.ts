import { readFileSync } from 'node:fs';
import type { InstalledChaincodes } from '../chaincode/installed-chaincodes.js';
import {
  DEFAULT_DIAL_TIMEOUT_MS,
  type ChaincodeConnection,
  type ServiceTls,
} from '../chaincode/service-connection.js';
import { PackagedIndexes } from '../couchdb/packaged-indexes.js';
import type { ProvidedChaincode } from '../endorsement/peer-node.js';
import type { ChaincodeOptions, ChaincodeTlsOptions } from '../options.js';
import type { PlannedChannel } from './channel-plan.js';
import { readMetadataFolder } from './metadata-folder.js';
import { servicePackage } from './service-package.js';

/**
 * Installs, for as long as the network runs, a package for each service that the options name for an organisation.
 *
 * @returns which package is for which chaincode
 * @throws OptionsError or IndexFileError for indexes that cannot be read
 */
export async function provideChaincodes(
  mspId: string,
  channels: readonly PlannedChannel[],
  installed: InstalledChaincodes,
): Promise<ProvidedChaincode[]> {
  const connections = new Map<string, string>();
  const provided: ProvidedChaincode[] = [];
  for (const { name: channel, chaincodes } of channels) {
    for (const chaincode of chaincodes) {
      const connection = connectionFor(mspId, chaincode);
      if (connection === undefined) {
        continue;
      }
      // One service may serve several channels; another one at another place needs a package of its own.
      const place = JSON.stringify(connection);
      const usual = `${chaincode.name}_${chaincode.version}`;
      const label = (connections.get(usual) ?? place) === place ? usual : `${usual}.${channel}`;
      connections.set(label, place);
      const metadata = metadataOf(chaincode);
      const bytes = await servicePackage(label, connection, metadata);
      const { packageId } = await installed.provide(bytes, connection);
      provided.push({ channel, chaincode: chaincode.name, packageId });
    }
  }
  return provided;
}

/** What the package is to have beside the connection: the indexes that the options name a folder of. */
function metadataOf({ metadataDir }: ChaincodeOptions): ReadonlyMap<string, Uint8Array> {
  const files = metadataDir === undefined ? new Map<string, Uint8Array>() : readMetadataFolder(metadataDir);
  new PackagedIndexes(files); // Says what is wrong with them.
  return files;
}

function connectionFor(
  mspId: string,
  { name, version, addresses, tls }: ChaincodeOptions,
): ChaincodeConnection | undefined {
  if (addresses === undefined) {
    return { registersAs: `${name}:${version}` };
  }
  const address = addresses[mspId];
  const files = tls?.[mspId];
  return address === undefined
    ? undefined
    : {
        address,
        dialTimeout: DEFAULT_DIAL_TIMEOUT_MS,
        ...(files !== undefined && { tls: readTls(files) }),
      };
}

function readTls({ rootCertificatePath, client }: ChaincodeTlsOptions): ServiceTls {
  return {
    rootCertificate: readFileSync(rootCertificatePath, 'utf8'),
    ...(client !== undefined && {
      client: {
        key: readFileSync(client.keyPath, 'utf8'),
        certificate: readFileSync(client.certificatePath, 'utf8'),
      },
    }),
  };
}
