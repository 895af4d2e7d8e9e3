import { discovery, gateway, peer } from '@hyperledger/fabric-protos';
import type { Endorser } from '../endorsement/endorser.js';
import type { NetworkView } from '../gateway/network-view.js';
import type { NodeMetrics } from '../operations/node-metrics.js';
import type { OrderingService } from '../ordering/ordering-service.js';
import { discoveryService } from '../wire/discovery-service.js';
import { endorserService } from '../wire/endorser-service.js';
import { gatewayService } from '../wire/gateway-service.js';
import { serveGrpc } from '../wire/grpc-server.js';
import { peerDeliverService } from '../wire/peer-deliver-service.js';
import { LISTEN_HOST } from './hosts.js';
import type { Member } from './member.js';
import type { Teardown } from './teardown.js';

/** Makes a peer listen: gateway, endorser and block delivery on one port. */
export async function servePeer(
  { organisation, port }: Member,
  parts: {
    readonly endorser: Endorser;
    readonly network: NetworkView;
    readonly ordering: OrderingService;
    readonly metrics?: NodeMetrics | undefined;
    /** TLS roots of clients, which must show certificates; undefined: they need not. */
    readonly clientRootsPem?: readonly string[] | undefined;
  },
  teardown: Teardown,
): Promise<void> {
  const { clientRootsPem } = parts;
  const tls = { ...organisation.node.tls, clientRootsPem };
  const server = await serveGrpc(`${LISTEN_HOST}:${port}`, tls, {
    observer: parts.metrics,
    services: [
      {
        definition: gateway.GatewayService,
        implementation: gatewayService(parts.endorser, parts.network, parts.ordering),
      },
      { definition: peer.EndorserService, implementation: endorserService(parts.endorser) },
      {
        definition: discovery.DiscoveryService,
        implementation: discoveryService(parts.endorser.peer, parts.network),
      },
      {
        definition: peer.DeliverService,
        implementation: peerDeliverService(parts.endorser.peer, {
          observer: parts.metrics?.deliver,
          bindsTls: clientRootsPem !== undefined,
        }),
      },
    ],
  });
  teardown.add(() => {
    server.stop();
  });
}
