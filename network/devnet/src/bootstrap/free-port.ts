import { createServer, type AddressInfo } from 'node:net';

/**
 * The port itself, or, for 0, one that is free now. Nodes name each other's ports in the genesis block, so they must be
 * known before the nodes listen.
 */
export async function resolvePort(port: number, host: string): Promise<number> {
  if (port !== 0) {
    return port;
  }
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, resolve);
  });
  const { port: free } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  return free;
}
