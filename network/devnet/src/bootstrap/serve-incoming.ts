import { peer } from '@hyperledger/fabric-protos';
import { chaincodeSupportService } from '../wire/chaincode-support-service.js';
import { serveGrpc } from '../wire/grpc-server.js';
import { LISTEN_HOST } from './hosts.js';
import type { IncomingEndpoint } from './member.js';
import type { Teardown } from './teardown.js';

/** Lets chaincodes connect to a peer by themselves; in the clear, as Fabric's peer in development mode is used. */
export async function serveIncoming(
  { port, chaincodes, startupTimeout }: IncomingEndpoint,
  teardown: Teardown,
): Promise<void> {
  const server = await serveGrpc(`${LISTEN_HOST}:${port}`, undefined, {
    services: [
      {
        definition: peer.ChaincodeSupportService,
        implementation: chaincodeSupportService(chaincodes, { startupTimeout }),
      },
    ],
  });
  teardown.add(() => {
    server.stop();
  });
}
