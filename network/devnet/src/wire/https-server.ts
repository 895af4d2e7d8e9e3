import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { ServerTls } from './grpc-server.js';

/** How to serve HTTP. */
export interface HttpServerOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Plain HTTP without it. */
  readonly tls?: ServerTls;
}

/** A listening HTTP server. */
export interface HttpServer {
  readonly port: number;
  /** Closes the port; requests under way are cut off. */
  stop(): Promise<void>;
}

/**
 * Listens for HTTP requests, with TLS or without.
 *
 * @throws the listening error, for one EADDRINUSE
 */
export async function serveHttp(listener: RequestListener, options: HttpServerOptions): Promise<HttpServer> {
  const server = makeServer(listener, options);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
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

function makeServer(listener: RequestListener, { tls }: HttpServerOptions): Server {
  if (tls === undefined) {
    return createHttpServer(listener);
  }
  const { certificatePem: cert, privateKeyPem: key, clientRootsPem } = tls;
  return createHttpsServer(
    {
      cert,
      key,
      ...(clientRootsPem !== undefined && {
        ca: [...clientRootsPem],
        requestCert: true,
        rejectUnauthorized: true,
      }),
    },
    listener,
  );
}
