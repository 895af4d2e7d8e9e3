import {
  Server,
  ServerCredentials,
  type ServiceDefinition,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';

/** A gRPC server on a free port of the loopback interface, without TLS: stands in for a peer or an orderer in unit tests. */
export interface TestServer {
  readonly address: string;
  stop(): void;
}

export async function startServer(
  service: ServiceDefinition,
  implementation: UntypedServiceImplementation,
): Promise<TestServer> {
  const server = new Server();
  server.addService(service, implementation);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
  return {
    address: `127.0.0.1:${port}`,
    stop: () => {
      server.forceShutdown();
    },
  };
}
