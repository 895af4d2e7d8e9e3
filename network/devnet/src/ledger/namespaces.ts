/** Name of the state room that holds the hashes of a private collection. */
export function hashedNamespace(chaincode: string, collection: string): string {
  return `${chaincode}\u0000hash\u0000${collection}`;
}

/** Name of the room, in one organisation's private state, of a collection's plaintext. */
export function privateNamespace(chaincode: string, collection: string): string {
  return `${chaincode}\u0000private\u0000${collection}`;
}

const IMPLICIT_PREFIX = '_implicit_org_';

/** The organisation that owns an implicit collection; undefined for a collection of a chaincode's definition. */
export function implicitCollectionOwner(collection: string): string | undefined {
  return collection.startsWith(IMPLICIT_PREFIX) ? collection.slice(IMPLICIT_PREFIX.length) : undefined;
}

/** One name for a chaincode's collection. */
export function collectionName(chaincode: string, collection: string): string {
  return `${chaincode}\u0000${collection}`;
}
