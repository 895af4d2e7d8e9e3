import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { allDone } from './bootstrap/all-done.js';
import { plannedChannels, type PlannedChannel } from './bootstrap/channel-plan.js';
import { resolvePort } from './bootstrap/free-port.js';
import { LISTEN_HOST } from './bootstrap/hosts.js';
import { makeMember, type Member } from './bootstrap/member.js';
import { Memberships } from './bootstrap/memberships.js';
import { Operations } from './bootstrap/operations.js';
import { peerChaincodes } from './bootstrap/peer-chaincodes.js';
import { serveOrderer } from './bootstrap/serve-orderer.js';
import { serveOrganisation } from './bootstrap/serve-organisation.js';
import { startChannel, type OrdererNode } from './bootstrap/start-channels.js';
import { Teardown } from './bootstrap/teardown.js';
import { checkPorts, usedPorts } from './bootstrap/used-ports.js';
import { Channels } from './channel/channels.js';
import { ensureOrganisation, type Organisation } from './crypto/organisation.js';
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
  #organizations: ReadonlyMap<string, RunningOrganization> = new Map();
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
    await checkPorts(usedPorts(this.#options), LISTEN_HOST);
    await mkdir(this.#dataDir, { recursive: true });
    refuseOlderLayout(this.#dataDir);
    const records = await openRecords(this.#dataDir);
    this.#teardown.add(() => records.close());
    const [orderer, members] = await allDone([this.#makeOrdererNode(), this.#makeMembers()]);
    this.#measure(members, () => ordering);
    const channels = await Channels.open(join(this.#dataDir, 'channels'));
    this.#teardown.add(() => channels.close());
    const ordering = this.#makeOrdering(orderer);
    this.#teardown.add(() => ordering.close());
    const peers = members.map(({ node }) => node);
    const memberships = new Memberships({ channels, ordering, records, peers });
    await memberships.restore();
    const parts = {
      channels,
      ordering,
      memberships,
      orderer,
      members,
      batchTimeoutMs: this.#batchTimeout,
      peersStreamNoBlocks: this.#options.peersStreamNoBlocks ?? false,
    };
    await allDone(this.#plans.map((plan) => startChannel(plan, parts)));
    await this.#serve({ members, orderer, ordering, memberships, records });
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
      options: ordererOrganization,
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

  async #serve({ members, orderer, ordering, memberships, records }: Core): Promise<void> {
    const chaincodes = peerChaincodes(memberships);
    const staffed = members.map((member) => {
      const { node } = member;
      const endorser = new Endorser(node, chaincodes, {
        observer: this.#operations.peer(node)?.proposals,
        peersOf: (channel): readonly PeerNode[] => network.peersOf(channel, node),
      });
      return { member, endorser };
    });
    const shared = {
      ordering,
      records,
      operations: this.#operations,
      logger: this.#logger,
      clientRootsPem: this.#clientRoots([orderer, ...members]),
    };
    const network: NetworkView = new NetworkView(
      new Map(staffed.map(({ member, endorser }) => [member.node.mspId, endorser])),
    );
    const organizations = allDone(
      staffed.map(async ({ member, endorser }) => {
        const parts = { ...shared, endorser, network, orderer };
        const running = await serveOrganisation(member, parts, this.#teardown);
        return [member.node.mspId, running] as const;
      }),
    );
    [this.#runningOrderer, this.#organizations] = await allDone([
      serveOrderer(orderer, { ...shared, memberships }, this.#teardown),
      organizations.then((entries) => new Map(entries)),
    ]);
  }

  /** TLS roots of all organisations, where clients must show certificates. */
  #clientRoots(
    organisations: readonly { readonly organisation: Organisation }[],
  ): readonly string[] | undefined {
    return this.#options.tls?.clientAuthRequired === true
      ? organisations.map(({ organisation }) => organisation.tlsCa.certificatePem)
      : undefined;
  }
}

/** Before there were several channels, the only one's ledger was in `ledger`. */
function refuseOlderLayout(dataDir: string): void {
  if (existsSync(join(dataDir, 'ledger'))) {
    throw new Error(`${dataDir} was written by an earlier version of devnet; begin anew with --reset`);
  }
}

/** @throws when another devnet uses the folder */
async function openRecords(dataDir: string): Promise<SettingsStore> {
  try {
    return await SettingsStore.open(join(dataDir, 'network'));
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    throw cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED'
      ? new Error(`${dataDir} is in use by another devnet; stop it, or name another folder with --data`, {
          cause: error,
        })
      : error;
  }
}
