import type { Logger } from 'pino';
import { writeConnectionProfile } from '../crypto/connection-profile.js';
import type { Endorser } from '../endorsement/endorser.js';
import type { NetworkView } from '../gateway/network-view.js';
import type { SettingsStore } from '../ledger/settings-store.js';
import type { RunningOrganization } from '../options.js';
import type { OrderingService } from '../ordering/ordering-service.js';
import { allDone } from './all-done.js';
import { PUBLIC_HOST } from './hosts.js';
import type { Member } from './member.js';
import type { Operations } from './operations.js';
import { withPort } from './optional-port.js';
import { serveCa } from './serve-ca.js';
import { serveIncoming } from './serve-incoming.js';
import { servePeer } from './serve-peer.js';
import type { OrdererNode } from './start-channels.js';
import type { Teardown } from './teardown.js';

/** Makes all of an organisation listen: its peer, its CA, their operations; and writes down where they are. */
export async function serveOrganisation(
  member: Member,
  parts: {
    readonly endorser: Endorser;
    readonly network: NetworkView;
    readonly ordering: OrderingService;
    readonly orderer: OrdererNode;
    readonly operations: Operations;
    readonly records: SettingsStore;
    readonly clientRootsPem: readonly string[] | undefined;
    readonly logger: Logger;
  },
  teardown: Teardown,
): Promise<RunningOrganization> {
  const { organisation, options, node, incoming } = member;
  const { operations, orderer, records: store, logger } = parts;
  const { caPort: port, caName, identities = [] } = options;
  const [caAddress, operationsAddress] = await allDone([
    serveCa(organisation, { port, caName, identities, store, logger }, teardown),
    withPort(options.operationsPort, (operationsPort) =>
      operations.servePeer(node, operationsPort, teardown),
    ),
    servePeer(member, { ...parts, metrics: operations.peer(node) }, teardown),
    incoming === undefined ? Promise.resolve() : serveIncoming(incoming, teardown),
    withPort(options.caOperationsPort, (operationsPort) => operations.serveCa(operationsPort, teardown)),
  ]);
  const connectionProfilePath = writeConnectionProfile(organisation, {
    channels: node.channels(),
    peerAddress: node.address,
    caAddress,
    caName,
    orderer: orderer.organisation,
    ordererAddress: `${PUBLIC_HOST}:${orderer.port}`,
  });
  return {
    peerAddress: node.address,
    caUrl: `https://${caAddress}`,
    connectionProfilePath,
    adminCertPath: organisation.admin.identity.certificatePath,
    adminKeyPath: organisation.admin.identity.privateKeyPath,
    userCertPath: organisation.user.identity.certificatePath,
    userKeyPath: organisation.user.identity.privateKeyPath,
    ...(operationsAddress !== undefined && { operationsAddress }),
    ...(incoming !== undefined && { chaincodeAddress: `${PUBLIC_HOST}:${incoming.port}` }),
  };
}
