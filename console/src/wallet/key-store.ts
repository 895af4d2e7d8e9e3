import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { consoleFailure } from '../api/failure.js';

/** A person's key in this browser. The private key cannot be exported, not even by this program (R40). */
export interface WalletEntry {
  readonly memberId: string;
  readonly personId: string;
  readonly keyPair: CryptoKeyPair;
  /** PEM, once the institution's CA has issued it. */
  readonly certificate?: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

interface WalletSchema extends DBSchema {
  keys: { key: [string, string]; value: WalletEntry };
}

const DATABASE = 'fabric-governance-wallet';

function open(): Promise<IDBPDatabase<WalletSchema>> {
  return openDB<WalletSchema>(DATABASE, 1, {
    upgrade: (database) => {
      database.createObjectStore('keys', { keyPath: ['memberId', 'personId'] });
    },
  });
}

async function withStore<T>(work: (database: IDBPDatabase<WalletSchema>) => Promise<T>): Promise<T> {
  let database: IDBPDatabase<WalletSchema> | undefined;
  try {
    database = await open();
    return await work(database);
  } catch (cause) {
    throw consoleFailure('KEY_STORE_REFUSED', {}, { cause });
  } finally {
    database?.close();
  }
}

/** The key of a person of an institution, if this browser holds it. Throws KEY_STORE_REFUSED, as all here do. */
export const readEntry = (memberId: string, personId: string): Promise<WalletEntry | undefined> =>
  withStore((database) => database.get('keys', [memberId, personId]));

/** All keys of an institution's people in this browser. */
export const readEntries = (memberId: string): Promise<readonly WalletEntry[]> =>
  withStore(async (database) =>
    (await database.getAll('keys')).filter((entry) => entry.memberId === memberId),
  );

/** Keeps an entry, in place of an earlier one of the same person. */
export const writeEntry = (entry: WalletEntry): Promise<void> =>
  withStore(async (database) => {
    await database.put('keys', entry);
  });
