import { Server, ServerCredentials } from '@grpc/grpc-js';
import { type CallObserver, observed, type ServedService } from './call-observer.js';
import { GRPC_LIMITS } from './grpc-limits.js';

/** TLS of a node, PEM. */
export interface ServerTls {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
  /** Given, a client must show a certificate that one of these has issued. */
  readonly clientRootsPem?: readonly string[] | undefined;
}

/** A listening node. */
export interface GrpcServer {
  readonly port: number;
  /** Stops listening and breaks off what is under way. */
  stop(): void;
}

/**
 * Listens, with TLS or in the clear.
 *
 * @param address host:port; port 0 takes a free one
 * @param parts.observer is told of every call
 * @throws when the port is taken; the message names it
 */
export async function serveGrpc(
  address: string,
  tls: ServerTls | undefined,
  {
    services,
    observer,
  }: { readonly services: readonly ServedService[]; readonly observer?: CallObserver | undefined },
): Promise<GrpcServer> {
  const server = new Server({ ...GRPC_LIMITS });
  for (const service of services) {
    const { definition, implementation } = observer === undefined ? service : observed(service, observer);
    server.addService(definition, implementation);
  }
  const credentials = tls === undefined ? ServerCredentials.createInsecure() : credentialsOf(tls);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(address, credentials, (error, boundPort) => {
      if (error) {
        reject(new Error(`cannot listen on ${address}: ${error.message}`, { cause: error }));
      } else {
        resolve(boundPort);
      }
    });
  });
  return {
    port,
    stop: () => {
      server.forceShutdown();
    },
  };
}

function credentialsOf({ certificatePem, privateKeyPem, clientRootsPem }: ServerTls): ServerCredentials {
  return ServerCredentials.createSsl(
    clientRootsPem === undefined ? null : Buffer.from(clientRootsPem.join('\n')),
    [{ cert_chain: Buffer.from(certificatePem), private_key: Buffer.from(privateKeyPem) }],
    clientRootsPem !== undefined,
  );
}
