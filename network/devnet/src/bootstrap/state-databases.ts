import { couchDatabase } from '../couchdb/couch-database.js';
import { PackagedIndexes } from '../couchdb/packaged-indexes.js';
import { LEVEL_DATABASE, type StateDatabase, type StateDatabaseName } from '../ledger/state-database.js';
import type { PlannedChannel } from './channel-plan.js';
import { readMetadataFolder } from './metadata-folder.js';

/**
 * What a peer keeps each channel's state in.
 *
 * @throws OptionsError or IndexFileError for a chaincode whose indexes cannot be read
 */
export function stateDatabases(network: {
  readonly stateDatabase: StateDatabaseName;
  readonly channels: readonly PlannedChannel[];
}): (channel: string) => StateDatabase {
  if (network.stateDatabase === 'goleveldb') {
    return () => LEVEL_DATABASE;
  }
  const indexes = new Map(
    network.channels.flatMap(({ name: channel, chaincodes }) =>
      chaincodes.map(({ name, metadataDir }) => {
        const files =
          metadataDir === undefined ? new Map<string, Uint8Array>() : readMetadataFolder(metadataDir);
        return [`${channel}/${name}`, new PackagedIndexes(files)];
      }),
    ),
  );
  return (channel) =>
    couchDatabase((chaincode, collection) => indexes.get(`${channel}/${chaincode}`)?.of(collection) ?? []);
}
