import type { Logger } from 'pino';
import { startCa } from '../ca/ca-server.js';
import { writeClientConfiguration } from '../ca/registrar-home.js';
import type { Organisation } from '../crypto/organisation.js';
import { StoredCaStorage } from '../ledger/stored-ca-storage.js';
import type { SettingsStore } from '../ledger/settings-store.js';
import type { InitialIdentityOptions } from '../options.js';
import { LISTEN_HOST, PUBLIC_HOST } from './hosts.js';
import type { Teardown } from './teardown.js';

/** Registrar of every CA, as in Fabric's test network. */
const CA_ADMINISTRATOR = { id: 'admin', secret: 'adminpw', registrar: true };

/**
 * Starts an organisation's CA.
 *
 * @returns host:port
 */
export async function serveCa(
  organisation: Organisation,
  options: {
    readonly port: number;
    readonly caName: string;
    readonly identities: readonly InitialIdentityOptions[];
    readonly store: SettingsStore;
    readonly logger: Logger;
  },
  teardown: Teardown,
): Promise<string> {
  const ca = await startCa(organisation, {
    port: options.port,
    host: LISTEN_HOST,
    caName: options.caName,
    identities: [
      CA_ADMINISTRATOR,
      ...options.identities.map(({ id, secret, type, attributes = {} }) => ({
        id,
        secret,
        ...(type !== undefined && { type }),
        attributes: Object.entries(attributes).map(([name, value]) => ({ name, value, ecert: true })),
      })),
    ],
    registrarHome: organisation.path,
    storage: new StoredCaStorage(options.store, organisation.mspId),
    logger: options.logger,
  });
  teardown.add(() => ca.stop());
  writeClientConfiguration(organisation.path, `https://${PUBLIC_HOST}:${ca.port}`);
  return `${PUBLIC_HOST}:${ca.port}`;
}
