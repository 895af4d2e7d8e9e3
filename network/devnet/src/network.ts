import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { plannedChannels, type PlannedChannel } from './bootstrap/channel-plan.js';
import { resolvePort } from './bootstrap/free-port.js';
import { LISTEN_HOST } from './bootstrap/hosts.js';
import { makeMember, type Member } from './bootstrap/member.js';
import { Memberships } from './bootstrap/memberships.js';
import { Operations } from './bootstrap/operations.js';
import { peerChaincodes } from './bootstrap/peer-chaincodes.js';
import { serveCa } from './bootstrap/serve-ca.js';
import { serveOrderer } from './bootstrap/serve-orderer.js';
import { servePeer } from './bootstrap/serve-peer.js';
import { startChannel, type OrdererNode } from './bootstrap/start-channels.js';
import { Teardown } from './bootstrap/teardown.js';
import { Channels } from './channel/channels.js';
import { writeConnectionProfile } from './crypto/connection-profile.js';
import { ensureOrganisation } from './crypto/organisation.js';
import { signerOf } from './crypto/signer.js';
import { Endorser } from './endorsement/endorser.js';
import type { PeerNode } from './endorsement/peer-node.js';
import { NetworkView } from './gateway/network-view.js';
import { SettingsStore } from './ledger/settings-store.js';
import type { DevnetOptions, RunningOrderer, RunningOrganization } from './options.js';
import { OrderingService } from './ordering/ordering-service.js';
import { logBlock } from './transaction-log.js';

const DEFAULT_BATCH_TIMEOUT_MS = 5;
const DEFAULT_EXECUTE_TIMEOUT_MS = 30_000;
const STARTUP_TIMEOUT_MS = 10_000;
const MAX_BATCH_MESSAGES = 500;

/** What all nodes of the network work with. */
interface Core {
  readonly members: readonly Member[];
  readonly orderer: OrdererNode;
  readonly ordering: OrderingService;
  readonly memberships: Memberships;
  readonly records: SettingsStore;
}

/** The network while it runs: puts the parts together, and takes them down in reverse order. */
export class Network {
  readonly #options: DevnetOptions;
  readonly #plans: readonly PlannedChannel[];
  readonly #dataDir: string;
  readonly #organizationsDir: string;
  readonly #logger: Logger;
  readonly #teardown = new Teardown();
  readonly #operations: Operations;
  readonly #organizations = new Map<string, RunningOrganization>();
  #runningOrderer: RunningOrderer = { address: '', tlsCaPath: '' };

  /** @throws OptionsError */
  constructor(options: DevnetOptions, parts: { readonly dataDir: string; readonly logger: Logger }) {
    this.#options = options;
    this.#plans = plannedChannels(options);
    this.#dataDir = parts.dataDir;
    this.#organizationsDir = options.organizationsDir ?? join(parts.dataDir, 'organizations');
    this.#logger = parts.logger;
    this.#operations = new Operations(parts.logger);
  }

  /** By MSP id; empty before {@link start}. */
  organizations(): Readonly<Record<string, RunningOrganization>> {
    return Object.fromEntries(this.#organizations);
  }

  /** Names of the channels asked for. */
  channels(): readonly string[] {
    return this.#plans.map(({ name }) => name);
  }

  orderer(): RunningOrderer {
    return this.#runningOrderer;
  }

  async start(): Promise<void> {
    await mkdir(this.#dataDir, { recursive: true });
    refuseOlderLayout(this.#dataDir);
    const records = await SettingsStore.open(join(this.#dataDir, 'network'));
    this.#teardown.add(() => records.close());
    const orderer = await this.#makeOrdererNode();
    const members = await this.#makeMembers();
    this.#measure(members, () => ordering);
    const channels = await Channels.open(join(this.#dataDir, 'channels'));
    this.#teardown.add(() => channels.close());
    const ordering = this.#makeOrdering(orderer);
    this.#teardown.add(() => ordering.close());
    const peers = members.map(({ node }) => node);
    const memberships = new Memberships({ channels, ordering, records, peers });
    await memberships.restore();
    for (const plan of this.#plans) {
      const batchTimeoutMs = this.#batchTimeout;
      await startChannel(plan, { channels, ordering, memberships, orderer, members, batchTimeoutMs });
    }
    const core = { members, orderer, ordering, memberships, records };
    await this.#serveOrderer(core);
    await this.#serveMembers(core);
  }

  /** Closes the ports, then lets the orderer finish, then closes the stores. */
  async stop(): Promise<void> {
    await this.#teardown.run();
  }

  #measure(members: readonly Member[], ordering: () => OrderingService): void {
    if (this.#options.ordererOrganization.operationsPort !== undefined) {
      this.#operations.measureOrderer(ordering);
    }
    for (const { options, node } of members) {
      if (options.operationsPort !== undefined) {
        this.#operations.measurePeer(node);
      }
    }
  }

  get #batchTimeout(): number {
    return this.#options.batchTimeoutMs ?? DEFAULT_BATCH_TIMEOUT_MS;
  }

  async #makeOrdererNode(): Promise<OrdererNode> {
    const { ordererOrganization } = this.#options;
    return {
      organisation: await ensureOrganisation(
        { kind: 'orderer', ...ordererOrganization },
        this.#organizationsDir,
      ),
      port: await resolvePort(ordererOrganization.port, LISTEN_HOST),
      adminPort: ordererOrganization.adminPort,
      operationsPort: ordererOrganization.operationsPort,
    };
  }

  async #makeMembers(): Promise<Member[]> {
    const { organizations, executeTimeoutMs = DEFAULT_EXECUTE_TIMEOUT_MS } = this.#options;
    const { stateDatabase = 'goleveldb' } = this.#options;
    const members = await Promise.all(
      organizations.map((options) =>
        makeMember(options, {
          organizationsDir: this.#organizationsDir,
          dataDir: this.#dataDir,
          channels: this.#plans,
          stateDatabase,
          logger: this.#logger,
          timeouts: { startup: STARTUP_TIMEOUT_MS, execute: executeTimeoutMs },
        }),
      ),
    );
    this.#teardown.add(() => {
      members.forEach(({ node }) => {
        node.close();
      });
    });
    return members;
  }

  #makeOrdering({ organisation }: OrdererNode): OrderingService {
    return new OrderingService(signerOf(organisation.mspId, organisation.node.identity), {
      batch: { timeout: this.#batchTimeout, maxMessages: MAX_BATCH_MESSAGES },
      onBlock: (channel, number, outcome) => {
        logBlock(this.#logger, { channel: channel.name, number, outcome });
        this.#operations.validated(channel, outcome);
      },
      onDrop: (channel, reason) => {
        this.#logger.warn({ channel: channel.name, reason }, 'dropped, since the configuration has changed');
      },
      onMessage: (message) => {
        this.#operations.orderer?.broadcast.processed(message);
      },
      onFault: (channel, fault) => {
        this.#operations.failed(channel, fault);
        this.#logger.fatal(
          { channel: channel.name, reason: fault.message },
          'the ledger cannot be written; nothing more is ordered',
        );
      },
    });
  }

  async #serveOrderer(core: Core): Promise<void> {
    const { ordering, orderer, memberships, records } = core;
    this.#runningOrderer = await serveOrderer(
      orderer,
      { ordering, memberships, operations: this.#operations, clientRootsPem: this.#clientRoots(core) },
      this.#teardown,
    );
    const { caPort, caName = 'ca-orderer' } = this.#options.ordererOrganization;
    if (caPort !== undefined) {
      const options = { port: caPort, caName, identities: [], store: records, logger: this.#logger };
      await serveCa(orderer.organisation, options, this.#teardown);
    }
  }

  /** TLS roots of all organisations, where clients must show certificates. */
  #clientRoots({ members, orderer }: Core): readonly string[] | undefined {
    return this.#options.tls?.clientAuthRequired === true
      ? [orderer, ...members].map(({ organisation }) => organisation.tlsCa.certificatePem)
      : undefined;
  }

  async #serveMembers(core: Core): Promise<void> {
    const { members, ordering, memberships } = core;
    const chaincodes = peerChaincodes(memberships);
    const endorsers = new Map(
      members.map(({ node }) => [
        node.mspId,
        new Endorser(node, chaincodes, {
          observer: this.#operations.peer(node)?.proposals,
          peersOf: (channel): readonly PeerNode[] => network.peersOf(channel, node),
        }),
      ]),
    );
    const network: NetworkView = new NetworkView(endorsers);
    for (const member of members) {
      const endorser = endorsers.get(member.options.mspId);
      if (endorser !== undefined) {
        const metrics = this.#operations.peer(member.node);
        const clientRootsPem = this.#clientRoots(core);
        await servePeer(member, { endorser, network, ordering, metrics, clientRootsPem }, this.#teardown);
      }
      await this.#serveClients(member, core);
    }
  }

  /** What an organisation's people need beside its peer: a CA, and a file that says where everything is. */
  async #serveClients(member: Member, { records, orderer }: Core): Promise<void> {
    const { organisation, options, node } = member;
    const { caName, identities = [] } = options;
    const caOptions = { port: options.caPort, caName, identities, store: records, logger: this.#logger };
    const caAddress = await serveCa(organisation, caOptions, this.#teardown);
    const connectionProfilePath = writeConnectionProfile(organisation, {
      channels: node.channels(),
      peerAddress: node.address,
      caAddress,
      caName,
      orderer: orderer.organisation,
      ordererAddress: this.#runningOrderer.address,
    });
    const operationsAddress =
      options.operationsPort === undefined
        ? undefined
        : await this.#operations.servePeer(node, options.operationsPort, this.#teardown);
    this.#organizations.set(options.mspId, {
      peerAddress: node.address,
      caUrl: `https://${caAddress}`,
      connectionProfilePath,
      adminCertPath: organisation.admin.identity.certificatePath,
      adminKeyPath: organisation.admin.identity.privateKeyPath,
      userCertPath: organisation.user.identity.certificatePath,
      userKeyPath: organisation.user.identity.privateKeyPath,
      ...(operationsAddress !== undefined && { operationsAddress }),
    });
  }
}

/** Before there were several channels, the only one's ledger was in `ledger`. */
function refuseOlderLayout(dataDir: string): void {
  if (existsSync(join(dataDir, 'ledger'))) {
    throw new Error(`${dataDir} was written by an earlier version of devnet; begin anew with --reset`);
  }
}
