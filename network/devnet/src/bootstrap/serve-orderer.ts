import { orderer as ordererProtos } from '@hyperledger/fabric-protos';
import type { Logger } from 'pino';
import type { SettingsStore } from '../ledger/settings-store.js';
import type { RunningOrderer } from '../options.js';
import type { OrderingService } from '../ordering/ordering-service.js';
import { ChannelParticipation } from '../participation/channel-participation.js';
import { participationListener } from '../participation/participation-routes.js';
import { serveGrpc } from '../wire/grpc-server.js';
import { serveHttp } from '../wire/https-server.js';
import { ordererService } from '../wire/orderer-service.js';
import { allDone } from './all-done.js';
import { LISTEN_HOST, PUBLIC_HOST } from './hosts.js';
import type { Memberships } from './memberships.js';
import type { Operations } from './operations.js';
import { withPort } from './optional-port.js';
import { serveCa } from './serve-ca.js';
import type { OrdererNode } from './start-channels.js';
import type { Teardown } from './teardown.js';

interface OrdererParts {
  readonly ordering: OrderingService;
  readonly memberships: Memberships;
  readonly operations: Operations;
  readonly records: SettingsStore;
  /** TLS roots of clients, which must show certificates; undefined: they need not. */
  readonly clientRootsPem: readonly string[] | undefined;
  readonly logger: Logger;
}

/**
 * Makes the orderer listen: Broadcast and Deliver; where the options have ports for them, channel participation,
 * operations, and the organisation's CA.
 */
export async function serveOrderer(
  node: OrdererNode,
  parts: OrdererParts,
  teardown: Teardown,
): Promise<RunningOrderer> {
  const { operationsPort, caOperationsPort } = node.options;
  const [adminAddress, operationsAddress] = await allDone([
    serveParticipation(node, parts, teardown),
    withPort(operationsPort, (port) => parts.operations.serveOrderer(port, teardown)),
    serveOrdering(node, parts, teardown),
    serveOrdererCa(node, parts, teardown),
    withPort(caOperationsPort, (port) => parts.operations.serveCa(port, teardown)),
  ]);
  return {
    address: `${PUBLIC_HOST}:${node.port}`,
    tlsCaPath: node.organisation.node.tlsCaPath,
    ...(adminAddress !== undefined && { adminAddress }),
    ...(operationsAddress !== undefined && { operationsAddress }),
  };
}

async function serveOrdering(
  { organisation, port }: OrdererNode,
  { ordering, operations, clientRootsPem }: OrdererParts,
  teardown: Teardown,
): Promise<void> {
  const implementation = ordererService(ordering, {
    observer: operations.orderer?.deliver,
    bindsTls: clientRootsPem !== undefined,
  });
  const server = await serveGrpc(
    `${LISTEN_HOST}:${port}`,
    { ...organisation.node.tls, clientRootsPem },
    {
      observer: operations.orderer,
      services: [{ definition: ordererProtos.AtomicBroadcastService, implementation }],
    },
  );
  teardown.add(() => {
    server.stop();
  });
}

function serveParticipation(
  { organisation, options }: OrdererNode,
  { ordering, memberships }: OrdererParts,
  teardown: Teardown,
): Promise<string | undefined> {
  return withPort(options.adminPort, async (port) => {
    const { tls } = organisation.node;
    const participation = new ChannelParticipation(memberships, {
      identity: ordering.identity.identity,
      tlsCertificatePem: tls.certificatePem,
    });
    const server = await serveHttp(participationListener(participation), {
      host: LISTEN_HOST,
      port,
      tls: { ...tls, clientRootsPem: [organisation.tlsCa.certificatePem] },
    });
    teardown.add(() => server.stop());
    return `${PUBLIC_HOST}:${server.port}`;
  });
}

function serveOrdererCa(
  { organisation, options }: OrdererNode,
  { records: store, logger }: OrdererParts,
  teardown: Teardown,
): Promise<string | undefined> {
  const { caPort, caName = 'ca-orderer', identities = [] } = options;
  return withPort(caPort, (port) =>
    serveCa(organisation, { port, caName, identities, store, logger }, teardown),
  );
}
