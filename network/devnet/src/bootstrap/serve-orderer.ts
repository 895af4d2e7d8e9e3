import { orderer as ordererProtos } from '@hyperledger/fabric-protos';
import type { RunningOrderer } from '../options.js';
import type { OrderingService } from '../ordering/ordering-service.js';
import { ChannelParticipation } from '../participation/channel-participation.js';
import { participationRoutes } from '../participation/participation-routes.js';
import { serveGrpc } from '../wire/grpc-server.js';
import { serveHttp } from '../wire/https-server.js';
import { ordererService } from '../wire/orderer-service.js';
import { LISTEN_HOST, PUBLIC_HOST } from './hosts.js';
import type { Memberships } from './memberships.js';
import type { OrdererNode } from './start-channels.js';
import type { Teardown } from './teardown.js';

/** Makes the orderer listen: Broadcast and Deliver, and, where it has a port, the channel participation API. */
export async function serveOrderer(
  { organisation, port, adminPort }: OrdererNode,
  parts: { readonly ordering: OrderingService; readonly memberships: Memberships },
  teardown: Teardown,
): Promise<RunningOrderer> {
  const { tls } = organisation.node;
  const server = await serveGrpc(`${LISTEN_HOST}:${port}`, tls, [
    { definition: ordererProtos.AtomicBroadcastService, implementation: ordererService(parts.ordering) },
  ]);
  teardown.add(() => {
    server.stop();
  });
  const running = { address: `${PUBLIC_HOST}:${port}`, tlsCaPath: organisation.node.tlsCaPath };
  if (adminPort === undefined) {
    return running;
  }
  const participation = new ChannelParticipation(parts.memberships, {
    identity: parts.ordering.identity.identity,
    tlsCertificatePem: tls.certificatePem,
  });
  const admin = await serveHttp(participationRoutes(participation), {
    host: LISTEN_HOST,
    port: adminPort,
    tls: { ...tls, clientRootsPem: [organisation.tlsCa.certificatePem] },
  });
  teardown.add(() => admin.stop());
  return { ...running, adminAddress: `${PUBLIC_HOST}:${admin.port}` };
}
