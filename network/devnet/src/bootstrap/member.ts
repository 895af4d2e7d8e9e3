import { join } from 'node:path';
import type { Logger } from 'pino';
import { localMsp } from '../administration/local-msp.js';
import type { ChaincodeTimeouts } from '../chaincode/chaincode-link.js';
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
  const installed = await InstalledChaincodes.open(
    join(network.dataDir, 'peers', options.mspId, 'chaincodes'),
    {
      timeouts: network.timeouts,
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
    provided: provideChaincodes(options.mspId, network.channels, installed),
  });
  return { options, organisation, node, port };
}
