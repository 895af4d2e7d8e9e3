import type { Logger } from 'pino';
import type { Organisation } from '../crypto/organisation.js';
import { type HttpServer, serveHttp } from '../wire/https-server.js';
import { type CaEndpoints, CaService } from './ca-call.js';
import { caListener } from './ca-http.js';
import { CaJournal } from './ca-journal.js';
import type { CaStorage } from './ca-storage.js';
import { type InitialIdentity, initialChanges } from './initial-records.js';
import { ensureEnrolled } from './registrar-home.js';

/** How to run an organisation's certificate authority. */
export interface CaOptions {
  /** 0: any free port. */
  readonly port: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  readonly caName: string;
  /** Registered on start where they are not yet. */
  readonly identities: readonly InitialIdentity[];
  /** Added on start where they are not yet. Default: those of fabric-ca's default configuration. */
  readonly affiliations?: readonly string[];
  /** Default false, as in fabric-ca. */
  readonly mayRemoveIdentities?: boolean;
  /** Default false, as in fabric-ca. */
  readonly mayRemoveAffiliations?: boolean;
  /** A folder that becomes a home of fabric-ca's client, with the first registrar enrolled. Default: none. */
  readonly registrarHome?: string;
  readonly storage: CaStorage;
  readonly logger?: Logger;
}

/**
 * Starts the HTTPS endpoint of an organisation's certificate authority, which answers as fabric-ca does.
 * @throws the listening error, for one EADDRINUSE.
 */
export async function startCa(organisation: Organisation, options: CaOptions): Promise<HttpServer> {
  const service = await openService(organisation, options);
  const endpoints = async (): Promise<CaEndpoints> => {
    const { caEndpoints } = await import('./ca-endpoints.js');
    return caEndpoints(service);
  };
  return serveHttp(caListener(endpoints, options.logger), {
    host: options.host ?? '127.0.0.1',
    port: options.port,
    tls: organisation.caTls,
  });
}

/** Takes up the records and adds what the options ask for and is not there yet. */
async function openService(organisation: Organisation, options: CaOptions): Promise<CaService> {
  const journal = await CaJournal.open(options.storage);
  await journal.update((state) => ({ changes: initialChanges(state, options), result: undefined }));
  const service = new CaService(organisation.ca, journal, {
    name: options.caName,
    mayRemoveIdentities: options.mayRemoveIdentities ?? false,
    mayRemoveAffiliations: options.mayRemoveAffiliations ?? false,
  });
  const registrar = options.identities.find((identity) => identity.registrar === true);
  if (options.registrarHome !== undefined && registrar) {
    await ensureEnrolled(service, options.registrarHome, registrar.id);
  }
  return service;
}
