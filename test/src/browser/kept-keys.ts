import type { Page } from 'playwright-core';

/** A key as the browser keeps it, and what came of the attempts to take it out. */
export interface KeptKey {
  readonly personId: string;
  readonly extractable: boolean;
  /** Formats in which the private key could be exported. */
  readonly exported: readonly string[];
}

/**
 * Runs in the page: reads the wallet as any script of this origin could, and tries to export what it finds. Text, since this
 * package is compiled without a browser's types.
 */
const TRY_TO_TAKE = `(async () => {
  const settled = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await settled(indexedDB.open('fabric-governance-wallet'));
  const entries = await settled(database.transaction('keys').objectStore('keys').getAll());
  database.close();
  return Promise.all(
    entries.map(async ({ personId, keyPair: { privateKey } }) => {
      const exported = [];
      for (const format of ['pkcs8', 'jwk']) {
        const isTaken = await crypto.subtle.exportKey(format, privateKey).then(() => true, () => false);
        if (isTaken) exported.push(format);
      }
      return { personId, extractable: privateKey.extractable, exported };
    }),
  );
})()`;

/** The keys that an institution's console keeps in this browser, after trying to export each. */
export function keptKeys(page: Page): Promise<readonly KeptKey[]> {
  return page.evaluate<readonly KeptKey[]>(TRY_TO_TAKE);
}
