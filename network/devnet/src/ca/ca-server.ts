import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { Organisation } from '../crypto/organisation.js';
import { affiliationEndpoints } from './affiliation-endpoints.js';
import { type CaEndpoints, CaService } from './ca-call.js';
import { caHandler } from './ca-http.js';
import { CaJournal } from './ca-journal.js';
import type { CaStorage } from './ca-storage.js';
import { enrolmentEndpoints } from './enrolment-endpoints.js';
import { identityEndpoints } from './identity-endpoints.js';
import { type InitialIdentity, initialChanges } from './initial-records.js';
import { ensureEnrolled } from './registrar-home.js';
import { revocationEndpoints } from './revocation-endpoints.js';

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

/** A running authority. */
export interface RunningCa {
  readonly port: number;
  /** Closes the port; requests under way are cut off. */
  stop(): Promise<void>;
}

/**
 * Starts the HTTPS endpoint of an organisation's certificate authority, which answers as fabric-ca does.
 * @throws the listening error, for one EADDRINUSE.
 */
export async function startCa(organisation: Organisation, options: CaOptions): Promise<RunningCa> {
  const service = await openService(organisation, options);
  const { certificatePem: cert, privateKeyPem: key } = organisation.caTls;
  const server = createServer({ cert, key }, caHandler(endpointsOf(service), options.logger));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host ?? '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo;
  return { port, stop: () => stop(server) };
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

function endpointsOf(service: CaService): CaEndpoints {
  return {
    ...enrolmentEndpoints(service),
    ...identityEndpoints(service),
    ...affiliationEndpoints(service),
    ...revocationEndpoints(service),
  };
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => {
      if (error) {
        reject(error);
      } else {
        resolve();
      }
    });
    server.closeAllConnections();
  });
}
