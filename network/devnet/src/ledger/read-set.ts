import { ledger } from '@hyperledger/fabric-protos';
import type { Version } from './version.js';

const { KVRead, KVReadHash, Version: VersionMessage } = ledger.rwset.kvrwset;
type KVRead = ledger.rwset.kvrwset.KVRead;
type KVReadHash = ledger.rwset.kvrwset.KVReadHash;

/** A read as it stands in the read set. A missing key is a read without version; {0,0} is present but empty. */
export function readMessage(key: string, version: Version | undefined): KVRead {
  const read = new KVRead();
  read.setKey(key);
  read.setVersion(versionMessage(version));
  return read;
}

/** A read of a private key, known by its hash. */
export function hashedReadMessage(keyHash: Uint8Array, version: Version | undefined): KVReadHash {
  const read = new KVReadHash();
  read.setKeyHash(keyHash);
  read.setVersion(versionMessage(version));
  return read;
}

function versionMessage(version: Version | undefined): ledger.rwset.kvrwset.Version | undefined {
  if (version === undefined) {
    return undefined;
  }
  const message = new VersionMessage();
  message.setBlockNum(Number(version.block));
  message.setTxNum(version.transaction);
  return message;
}
