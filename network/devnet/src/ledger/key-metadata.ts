import { ledger } from '@hyperledger/fabric-protos';

/** Name under which a key's endorsement policy is kept in its metadata. */
export const VALIDATION_PARAMETER = 'VALIDATION_PARAMETER';

/** A key's metadata: entry names and values. */
export type KeyMetadata = ReadonlyMap<string, Uint8Array>;

/** Metadata as it is kept beside a value, in the order of the write set; undefined for none. */
export function metadataBytes(metadata: KeyMetadata): Uint8Array | undefined {
  if (metadata.size === 0) {
    return undefined;
  }
  const stored = new ledger.rwset.kvrwset.KVMetadataWrite();
  for (const [name, value] of metadata) {
    const entry = new ledger.rwset.kvrwset.KVMetadataEntry();
    entry.setName(name);
    entry.setValue(value);
    stored.addEntries(entry);
  }
  return stored.serializeBinary();
}

/** Reads what {@link metadataBytes} wrote; no bytes mean no entries. */
export function parseMetadata(bytes: Uint8Array | undefined): KeyMetadata {
  if (bytes === undefined) {
    return new Map();
  }
  const entries = ledger.rwset.kvrwset.KVMetadataWrite.deserializeBinary(bytes).getEntriesList();
  return new Map(entries.map((entry) => [entry.getName(), entry.getValue_asU8()]));
}
