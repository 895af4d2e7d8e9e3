import { wireTimeOf } from '@fabric-governance/protocol/timestamp';
import { orderer as ordererProtos } from '@hyperledger/fabric-protos';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { makeGenesis } from './administration/genesis.js';
import { defineChaincode } from './bootstrap/define-chaincode.js';
import { resolvePort } from './bootstrap/free-port.js';
import { LISTEN_HOST, PUBLIC_HOST } from './bootstrap/hosts.js';
import { missingDefinitions } from './bootstrap/initial-definitions.js';
import { makeMember, type Member } from './bootstrap/member.js';
import { isJoined, peerChaincodes } from './bootstrap/peer-chaincodes.js';
import { serveCa } from './bootstrap/serve-ca.js';
import { servePeer } from './bootstrap/serve-peer.js';
import { Teardown } from './bootstrap/teardown.js';
import { Channel } from './channel/channel.js';
import { writeConnectionProfile } from './crypto/connection-profile.js';
import { ensureOrganisation, type Organisation } from './crypto/organisation.js';
import { signerOf } from './crypto/signer.js';
import { Endorser } from './endorsement/endorser.js';
import { NetworkView } from './gateway/network-view.js';
import { LedgerStore } from './ledger/ledger-store.js';
import type { DevnetOptions, RunningOrganization } from './options.js';
import { Orderer } from './ordering/orderer.js';
import { logBlock } from './transaction-log.js';
import { serveGrpc } from './wire/grpc-server.js';
import { ordererService } from './wire/orderer-service.js';

const DEFAULT_BATCH_TIMEOUT_MS = 5;
const DEFAULT_EXECUTE_TIMEOUT_MS = 30_000;
const CONNECT_TIMEOUT_MS = 5_000;
const MAX_BATCH_MESSAGES = 500;

interface OrdererNode {
  readonly organisation: Organisation;
  readonly port: number;
}

/** The network while it runs: puts the parts together, and takes them down in reverse order. */
export class Network {
  readonly #options: DevnetOptions;
  readonly #dataDir: string;
  readonly #organizationsDir: string;
  readonly #logger: Logger;
  readonly #teardown = new Teardown();
  readonly #organizations = new Map<string, RunningOrganization>();
  #ordererEndpoint = { address: '', tlsCaPath: '' };

  constructor(options: DevnetOptions, parts: { readonly dataDir: string; readonly logger: Logger }) {
    this.#options = options;
    this.#dataDir = parts.dataDir;
    this.#organizationsDir = options.organizationsDir ?? join(parts.dataDir, 'organizations');
    this.#logger = parts.logger;
  }

  /** By MSP id; empty before {@link start}. */
  organizations(): Readonly<Record<string, RunningOrganization>> {
    return Object.fromEntries(this.#organizations);
  }

  ordererEndpoint(): { readonly address: string; readonly tlsCaPath: string } {
    return this.#ordererEndpoint;
  }

  async start(): Promise<void> {
    await mkdir(this.#dataDir, { recursive: true });
    const store = await LedgerStore.open(join(this.#dataDir, 'ledger'));
    this.#teardown.add(() => store.close());
    const ordererNode = await this.#makeOrdererNode();
    const members = await this.#makeMembers();
    const channel = await this.#openChannel(store, ordererNode, members);
    for (const { options, node } of members) {
      if (options.onChannel || (await isJoined(store, options.mspId))) {
        node.join(channel);
      }
    }
    const orderer = this.#makeOrderer(channel, ordererNode);
    this.#teardown.add(() => orderer.close());
    await this.#defineChaincodes(members, orderer);
    await this.#serveOrderer(orderer, ordererNode, store);
    await this.#serveMembers(members, orderer, ordererNode);
  }

  /** Closes the ports, then lets the orderer finish, then closes the store. */
  async stop(): Promise<void> {
    await this.#teardown.run();
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
    };
  }

  async #makeMembers(): Promise<Member[]> {
    const { organizations, chaincodes, executeTimeoutMs = DEFAULT_EXECUTE_TIMEOUT_MS } = this.#options;
    const members = await Promise.all(
      organizations.map((options) =>
        makeMember(options, {
          organizationsDir: this.#organizationsDir,
          chaincodes,
          timeouts: { connect: CONNECT_TIMEOUT_MS, execute: executeTimeoutMs },
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

  #openChannel(store: LedgerStore, ordererNode: OrdererNode, members: readonly Member[]): Promise<Channel> {
    return Channel.open(this.#options.channel, store, () =>
      makeGenesis({
        channel: this.#options.channel,
        timestamp: wireTimeOf(Date.now()),
        orderer: { ...ordererNode, host: PUBLIC_HOST },
        organisations: members
          .filter(({ options }) => options.onChannel)
          .map(({ organisation, port }) => ({ organisation, host: PUBLIC_HOST, port })),
        batchTimeoutMs: this.#batchTimeout,
      }),
    );
  }

  #makeOrderer(channel: Channel, { organisation }: OrdererNode): Orderer {
    return new Orderer(channel, signerOf(organisation.mspId, organisation.node.identity), {
      batch: { timeout: this.#batchTimeout, maxMessages: MAX_BATCH_MESSAGES },
      onBlock: (number, outcome) => {
        logBlock(this.#logger, number, outcome);
      },
      onFault: (fault) => {
        this.#logger.fatal(
          { reason: fault.message },
          'the ledger cannot be written; nothing more is ordered',
        );
      },
    });
  }

  async #defineChaincodes(members: readonly Member[], orderer: Orderer): Promise<void> {
    const { channel } = orderer;
    const present = members.filter(({ node }) => node.channel(channel.name) !== undefined);
    const [first] = present;
    for (const definition of missingDefinitions(channel, this.#options.chaincodes)) {
      if (first === undefined) {
        throw new Error('a chaincode can only be defined on a channel that has an organisation');
      }
      await defineChaincode(definition, {
        channel,
        orderer,
        administrator: signerOf(first.options.mspId, first.organisation.admin.identity),
        peers: present.map(({ node }) => node),
      });
    }
  }

  async #serveOrderer(
    orderer: Orderer,
    { organisation, port }: OrdererNode,
    store: LedgerStore,
  ): Promise<void> {
    const server = await serveGrpc(`${LISTEN_HOST}:${port}`, organisation.node.tls, [
      { definition: ordererProtos.AtomicBroadcastService, implementation: ordererService(orderer) },
    ]);
    this.#teardown.add(() => {
      server.stop();
    });
    this.#ordererEndpoint = { address: `${PUBLIC_HOST}:${port}`, tlsCaPath: organisation.node.tlsCaPath };
    const { caPort, caName = 'ca-orderer' } = this.#options.ordererOrganization;
    if (caPort !== undefined) {
      const options = { port: caPort, caName, identities: [], store, logger: this.#logger };
      await serveCa(organisation, options, this.#teardown);
    }
  }

  async #serveMembers(members: readonly Member[], orderer: Orderer, ordererNode: OrdererNode): Promise<void> {
    const chaincodes = peerChaincodes(orderer.channel);
    const endorsers = new Map(members.map(({ node }) => [node.mspId, new Endorser(node, chaincodes)]));
    const network = new NetworkView(endorsers);
    for (const member of members) {
      const endorser = endorsers.get(member.options.mspId);
      if (endorser !== undefined) {
        await servePeer(member, { endorser, network, orderer }, this.#teardown);
      }
      await this.#serveClients(member, orderer.channel.store, ordererNode);
    }
  }

  /** What an organisation's people need beside its peer: a CA, and a file that says where everything is. */
  async #serveClients(member: Member, store: LedgerStore, ordererNode: OrdererNode): Promise<void> {
    const { organisation, options, node } = member;
    const { caName, identities = [] } = options;
    const caOptions = { port: options.caPort, caName, identities, store, logger: this.#logger };
    const caAddress = await serveCa(organisation, caOptions, this.#teardown);
    const connectionProfilePath = writeConnectionProfile(organisation, {
      channel: this.#options.channel,
      peerAddress: node.address,
      caAddress,
      caName,
      orderer: ordererNode.organisation,
      ordererAddress: this.#ordererEndpoint.address,
    });
    this.#organizations.set(options.mspId, {
      peerAddress: node.address,
      caUrl: `https://${caAddress}`,
      connectionProfilePath,
      adminCertPath: organisation.admin.identity.certificatePath,
      adminKeyPath: organisation.admin.identity.privateKeyPath,
      userCertPath: organisation.user.identity.certificatePath,
      userKeyPath: organisation.user.identity.privateKeyPath,
    });
  }
}
