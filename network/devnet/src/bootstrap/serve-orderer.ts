import { orderer as ordererProtos } from '@hyperledger/fabric-protos';
import type { RunningOrderer } from '../options.js';
import type { OrderingService } from '../ordering/ordering-service.js';
import { ChannelParticipation } from '../participation/channel-participation.js';
import { participationListener } from '../participation/participation-routes.js';
import { serveGrpc } from '../wire/grpc-server.js';
import { serveHttp } from '../wire/https-server.js';
import { ordererService } from '../wire/orderer-service.js';
import { LISTEN_HOST, PUBLIC_HOST } from './hosts.js';
import type { Memberships } from './memberships.js';
import type { Operations } from './operations.js';
import type { OrdererNode } from './start-channels.js';
import type { Teardown } from './teardown.js';

/** Makes the orderer listen: Broadcast and Deliver; where it has ports for them, channel participation and operations. */
export async function serveOrderer(
  node: OrdererNode,
  {
    ordering,
    memberships,
    operations,
    clientRootsPem,
  }: {
    readonly ordering: OrderingService;
    readonly memberships: Memberships;
    readonly operations: Operations;
    /** TLS roots of clients, which must show certificates; undefined: they need not. */
    readonly clientRootsPem?: readonly string[] | undefined;
  },
  teardown: Teardown,
): Promise<RunningOrderer> {
  const { organisation, port, operationsPort } = node;
  const server = await serveGrpc(
    `${LISTEN_HOST}:${port}`,
    { ...organisation.node.tls, clientRootsPem },
    {
      observer: operations.orderer,
      services: [
        {
          definition: ordererProtos.AtomicBroadcastService,
          implementation: ordererService(ordering, {
            observer: operations.orderer?.deliver,
            bindsTls: clientRootsPem !== undefined,
          }),
        },
      ],
    },
  );
  teardown.add(() => {
    server.stop();
  });
  const adminAddress = await serveParticipation(node, { ordering, memberships }, teardown);
  const operationsAddress =
    operationsPort === undefined ? undefined : await operations.serveOrderer(operationsPort, teardown);
  return {
    address: `${PUBLIC_HOST}:${port}`,
    tlsCaPath: organisation.node.tlsCaPath,
    ...(adminAddress !== undefined && { adminAddress }),
    ...(operationsAddress !== undefined && { operationsAddress }),
  };
}

async function serveParticipation(
  { organisation, adminPort }: OrdererNode,
  { ordering, memberships }: { readonly ordering: OrderingService; readonly memberships: Memberships },
  teardown: Teardown,
): Promise<string | undefined> {
  if (adminPort === undefined) {
    return undefined;
  }
  const { tls } = organisation.node;
  const participation = new ChannelParticipation(memberships, {
    identity: ordering.identity.identity,
    tlsCertificatePem: tls.certificatePem,
  });
  const admin = await serveHttp(participationListener(participation), {
    host: LISTEN_HOST,
    port: adminPort,
    tls: { ...tls, clientRootsPem: [organisation.tlsCa.certificatePem] },
  });
  teardown.add(() => admin.stop());
  return `${PUBLIC_HOST}:${admin.port}`;
}
