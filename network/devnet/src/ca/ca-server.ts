import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { Organisation } from '../crypto/organisation.js';
import { caRoutes } from './ca-routes.js';
import type { CaStorage } from './ca-storage.js';
import { CertificateService, type InitialIdentity } from './certificate-service.js';

/** How to run an organisation's certificate authority. */
export interface CaOptions {
  /** 0: any free port. */
  readonly port: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  readonly caName: string;
  /** Registered on start where they are not yet. */
  readonly identities: readonly InitialIdentity[];
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
  const service = new CertificateService(organisation, options.storage);
  await service.registerInitial(options.identities);
  const routes = caRoutes({
    service,
    caName: options.caName,
    caCertificatePem: organisation.ca.certificatePem,
    logger: options.logger,
  });
  const { certificatePem: cert, privateKeyPem: key } = organisation.caTls;
  const server = createServer({ cert, key }, (request, response) => {
    routes(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host ?? '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error) {
            reject(error);
          } else {
            resolve();
          }
        });
        server.closeAllConnections();
      }),
  };
}
