import { join } from 'node:path';
import type { Logger } from 'pino';
import { localMsp } from '../administration/local-msp.js';
import type { ChaincodeTimeouts } from '../chaincode/chaincode-runner.js';
import { IncomingChaincodes } from '../chaincode/incoming-chaincodes.js';
import { InstalledChaincodes } from '../chaincode/installed-chaincodes.js';
import { ensureOrganisation, type Organisation } from '../crypto/organisation.js';
import { signerOf } from '../crypto/signer.js';
import { PeerNode } from '../endorsement/peer-node.js';
import type { StateDatabaseName } from '../ledger/state-database.js';
import type { OrganizationOptions } from '../options.js';
import type { PlannedChannel } from './channel-plan.js';
import { addEnrolmentNames } from './enrolment-names.js';
import { resolvePort } from './free-port.js';
import { LISTEN_HOST, PUBLIC_HOST } from './hosts.js';
import { provideChaincodes } from './provided-chaincodes.js';
import { templateContext } from './template-context.js';

/** An organisation with its keys and its peer. */
export interface Member {
  readonly options: OrganizationOptions;
  readonly organisation: Organisation;
  readonly node: PeerNode;
  /** Where the peer is to listen. */
  readonly port: number;
  /** Where chaincodes connect to the peer by themselves. */
  readonly incoming?: IncomingEndpoint | undefined;
}

/** Where chaincodes connect to a peer by themselves. */
export interface IncomingEndpoint {
  readonly port: number;
  readonly chaincodes: IncomingChaincodes;
  /** How long a chaincode may take to register, in milliseconds. */
  readonly startupTimeout: number;
}

/** Takes up, or makes, an organisation's keys and puts its peer together; nothing listens yet. */
export async function makeMember(
  options: OrganizationOptions,
  network: {
    readonly organizationsDir: string;
    /** What the network keeps. */
    readonly dataDir: string;
    readonly channels: readonly PlannedChannel[];
    readonly stateDatabase: StateDatabaseName;
    readonly timeouts: ChaincodeTimeouts;
    readonly logger: Logger;
  },
): Promise<Member> {
  const organisation = await ensureOrganisation({ kind: 'peer', ...options }, network.organizationsDir);
  addEnrolmentNames(organisation);
  const port = await resolvePort(options.peerPort, LISTEN_HOST);
  const incoming = await incomingEndpoint(options, network);
  const installed = await InstalledChaincodes.open(
    join(network.dataDir, 'peers', options.mspId, 'chaincodes'),
    {
      timeouts: network.timeouts,
      incoming: incoming?.chaincodes,
      templateContext: templateContext(options),
      onIndexFault: (packageId, fault) => {
        network.logger.warn({ mspId: options.mspId, packageId }, fault.message);
      },
    },
  );
  const node = new PeerNode({
    signer: signerOf(options.mspId, organisation.node.identity),
    address: `${PUBLIC_HOST}:${port}`,
    localMsp: localMsp(organisation),
    stateDatabase: network.stateDatabase,
    installed,
    provided: await provideChaincodes(options.mspId, network.channels, installed),
  });
  return { options, organisation, node, port, incoming };
}

async function incomingEndpoint(
  { mspId, chaincodePort }: OrganizationOptions,
  { logger, timeouts }: { readonly logger: Logger; readonly timeouts: ChaincodeTimeouts },
): Promise<IncomingEndpoint | undefined> {
  if (chaincodePort === undefined) {
    return undefined;
  }
  const port = await resolvePort(chaincodePort, LISTEN_HOST);
  const address = `${PUBLIC_HOST}:${port}`;
  const chaincodes = new IncomingChaincodes({
    expected: (id) => {
      logger.info({ mspId, address, id }, 'waiting for the chaincode');
    },
    registered: (id) => {
      logger.info({ mspId, id }, 'the chaincode has connected');
    },
    refused: (reason) => {
      logger.warn({ mspId }, reason);
    },
  });
  return { port, chaincodes, startupTimeout: timeouts.startup };
}
