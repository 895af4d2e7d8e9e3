import {
  Server,
  ServerCredentials,
  type ServiceDefinition,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { GRPC_LIMITS } from './grpc-limits.js';

/** A gRPC service and what answers it. */
export interface ServedService {
  readonly definition: ServiceDefinition;
  readonly implementation: UntypedServiceImplementation;
}

/** TLS of a node, PEM. */
export interface ServerTls {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

/** A listening node. */
export interface GrpcServer {
  readonly port: number;
  /** Stops listening and breaks off what is under way. */
  stop(): void;
}

/**
 * Listens with TLS, without asking clients for certificates.
 *
 * @param address host:port; port 0 takes a free one
 * @throws when the port is taken; the message names it
 */
export async function serveGrpc(
  address: string,
  tls: ServerTls,
  services: readonly ServedService[],
): Promise<GrpcServer> {
  const server = new Server({ ...GRPC_LIMITS });
  for (const { definition, implementation } of services) {
    server.addService(definition, implementation);
  }
  const credentials = ServerCredentials.createSsl(
    null,
    [{ cert_chain: Buffer.from(tls.certificatePem), private_key: Buffer.from(tls.privateKeyPem) }],
    false,
  );
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
