import { wireTimeOf } from '@fabric-governance/protocol/timestamp';
import { gateway, orderer as ordererProtos, peer } from '@hyperledger/fabric-protos';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { makeGenesis } from './administration/genesis.js';
import { localMsp } from './administration/local-msp.js';
import { defineChaincode } from './bootstrap/define-chaincode.js';
import { resolvePort } from './bootstrap/free-port.js';
import { missingDefinitions } from './bootstrap/initial-definitions.js';
import { peerChaincodes } from './bootstrap/peer-chaincodes.js';
import { startCa } from './ca/ca-server.js';
import { Channel } from './channel/channel.js';
import { writeConnectionProfile } from './crypto/connection-profile.js';
import { ensureOrganisation, type Organisation } from './crypto/organisation.js';
import { signerOf } from './crypto/signer.js';
import { Endorser } from './endorsement/endorser.js';
import { PeerNode } from './endorsement/peer-node.js';
import { NetworkView } from './gateway/network-view.js';
import { LedgerStore } from './ledger/ledger-store.js';
import { StoredCaStorage } from './ledger/stored-ca-storage.js';
import type { DevnetOptions, OrganizationOptions, RunningOrganization } from './options.js';
import { Orderer } from './ordering/orderer.js';
import { logBlock } from './transaction-log.js';
import { endorserService } from './wire/endorser-service.js';
import { gatewayService } from './wire/gateway-service.js';
import { serveGrpc } from './wire/grpc-server.js';
import { ordererService } from './wire/orderer-service.js';
import { peerDeliverService } from './wire/peer-deliver-service.js';

const LISTEN_HOST = '127.0.0.1';
/** Name under which nodes are found; their TLS certificates carry it. */
const PUBLIC_HOST = 'localhost';
const DEFAULT_BATCH_TIMEOUT_MS = 5;
const DEFAULT_EXECUTE_TIMEOUT_MS = 30_000;
const CONNECT_TIMEOUT_MS = 5_000;
const MAX_BATCH_MESSAGES = 500;
/** Registrar of every CA, as in Fabric's test network. */
const CA_ADMINISTRATOR = { id: 'admin', secret: 'adminpw', registrar: true };

interface Member {
  readonly options: OrganizationOptions;
  readonly organisation: Organisation;
  readonly node: PeerNode;
  readonly port: number;
}

/** The network while it runs: puts the parts together and takes them down in reverse order. */
export class Network {
  readonly #options: DevnetOptions;
  readonly #dataDir: string;
  readonly #organizationsDir: string;
  readonly #logger: Logger;
  readonly #running = new Map<string, RunningOrganization>();
  readonly #closers: (() => void | Promise<void>)[] = [];
  #ordererEndpoint = { address: '', tlsCaPath: '' };

  constructor(options: DevnetOptions, parts: { readonly dataDir: string; readonly logger: Logger }) {
    this.#options = options;
    this.#dataDir = parts.dataDir;
    this.#organizationsDir = options.organizationsDir ?? join(parts.dataDir, 'organizations');
    this.#logger = parts.logger;
  }

  organizations(): Readonly<Record<string, RunningOrganization>> {
    return Object.fromEntries(this.#running);
  }

  ordererEndpoint(): { readonly address: string; readonly tlsCaPath: string } {
    return this.#ordererEndpoint;
  }

  async start(): Promise<void> {
    await mkdir(this.#dataDir, { recursive: true });
    const store = await LedgerStore.open(join(this.#dataDir, 'ledger'));
    this.#closers.push(() => store.close());
    const { ordererOrganization } = this.#options;
    const ordererOrganisation = await ensureOrganisation(
      { kind: 'orderer', ...ordererOrganization },
      this.#organizationsDir,
    );
    const ordererPort = await resolvePort(ordererOrganization.port, LISTEN_HOST);
    const members = await Promise.all(this.#options.organizations.map((options) => this.#member(options)));

    const channel = await Channel.open(this.#options.channel, store, () =>
      makeGenesis({
        channel: this.#options.channel,
        timestamp: wireTimeOf(Date.now()),
        orderer: { organisation: ordererOrganisation, host: PUBLIC_HOST, port: ordererPort },
        organisations: members
          .filter(({ options }) => options.onChannel)
          .map(({ organisation, port }) => ({ organisation, host: PUBLIC_HOST, port })),
        batchTimeoutMs: this.#batchTimeout,
      }),
    );
    const orderer = new Orderer(
      channel,
      signerOf(ordererOrganization.mspId, ordererOrganisation.node.identity),
      {
        batch: { timeout: this.#batchTimeout, maxMessages: MAX_BATCH_MESSAGES },
        onBlock: (number, outcome) => {
          logBlock(this.#logger, number, outcome);
        },
      },
    );
    await this.#joinChannel(members, channel, store);
    await this.#defineChaincodes(members, channel, orderer);
    await this.#serve(members, { orderer, ordererOrganisation, ordererPort, channel, store });
    this.#closers.push(() => orderer.close());
  }

  /** Takes everything down, in the order: no new transactions, then the ports, then the store. */
  async stop(): Promise<void> {
    for (const close of this.#closers.splice(0).reverse()) {
      await close();
    }
  }

  get #batchTimeout(): number {
    return this.#options.batchTimeoutMs ?? DEFAULT_BATCH_TIMEOUT_MS;
  }

  async #member(options: OrganizationOptions): Promise<Member> {
    const organisation = await ensureOrganisation({ kind: 'peer', ...options }, this.#organizationsDir);
    const port = await resolvePort(options.peerPort, LISTEN_HOST);
    const addresses = this.#options.chaincodes.flatMap(({ name, addresses: byMsp }): [string, string][] => {
      const address = byMsp[options.mspId];
      return address === undefined ? [] : [[name, address]];
    });
    const node = new PeerNode({
      signer: signerOf(options.mspId, organisation.node.identity),
      address: `${PUBLIC_HOST}:${port}`,
      localMsp: localMsp(organisation),
      chaincodes: new Map(addresses),
      timeouts: {
        connect: CONNECT_TIMEOUT_MS,
        execute: this.#options.executeTimeoutMs ?? DEFAULT_EXECUTE_TIMEOUT_MS,
      },
    });
    this.#closers.push(() => {
      node.close();
    });
    return { options, organisation, node, port };
  }

  async #joinChannel(members: readonly Member[], channel: Channel, store: LedgerStore): Promise<void> {
    for (const { options, node } of members) {
      const joinedLater = await store.setting(`joined/${options.mspId}`);
      if (options.onChannel || joinedLater !== undefined) {
        node.join(channel);
      }
    }
  }

  async #defineChaincodes(members: readonly Member[], channel: Channel, orderer: Orderer): Promise<void> {
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

  async #serve(
    members: readonly Member[],
    parts: {
      readonly orderer: Orderer;
      readonly ordererOrganisation: Organisation;
      readonly ordererPort: number;
      readonly channel: Channel;
      readonly store: LedgerStore;
    },
  ): Promise<void> {
    const { orderer, ordererOrganisation, ordererPort, channel, store } = parts;
    const chaincodes = peerChaincodes(channel);
    const endorsers = new Map(members.map(({ node }) => [node.mspId, new Endorser(node, chaincodes)]));
    const network = new NetworkView(endorsers);
    const ordererServer = await serveGrpc(`${LISTEN_HOST}:${ordererPort}`, ordererOrganisation.node.tls, [
      { definition: ordererProtos.AtomicBroadcastService, implementation: ordererService(orderer) },
    ]);
    this.#closers.push(() => {
      ordererServer.stop();
    });
    this.#ordererEndpoint = {
      address: `${PUBLIC_HOST}:${ordererPort}`,
      tlsCaPath: ordererOrganisation.node.tlsCaPath,
    };
    await this.#serveOrdererCa(ordererOrganisation, store);
    for (const member of members) {
      const endorser = endorsers.get(member.options.mspId);
      if (endorser !== undefined) {
        await this.#serveMember(member, endorser, { network, orderer, ordererOrganisation, store });
      }
    }
  }

  async #serveOrdererCa(organisation: Organisation, store: LedgerStore): Promise<void> {
    const { caPort, caName = 'ca-orderer', mspId } = this.#options.ordererOrganization;
    if (caPort === undefined) {
      return;
    }
    const ca = await startCa(organisation, {
      port: caPort,
      host: LISTEN_HOST,
      caName,
      identities: [CA_ADMINISTRATOR],
      storage: new StoredCaStorage(store, mspId),
      logger: this.#logger,
    });
    this.#closers.push(() => ca.stop());
  }

  async #serveMember(
    { options, organisation, node, port }: Member,
    endorser: Endorser,
    parts: {
      readonly network: NetworkView;
      readonly orderer: Orderer;
      readonly ordererOrganisation: Organisation;
      readonly store: LedgerStore;
    },
  ): Promise<void> {
    const server = await serveGrpc(`${LISTEN_HOST}:${port}`, organisation.node.tls, [
      {
        definition: gateway.GatewayService,
        implementation: gatewayService(endorser, parts.network, parts.orderer),
      },
      { definition: peer.EndorserService, implementation: endorserService(endorser) },
      { definition: peer.DeliverService, implementation: peerDeliverService(node) },
    ]);
    this.#closers.push(() => {
      server.stop();
    });
    const ca = await startCa(organisation, {
      port: options.caPort,
      host: LISTEN_HOST,
      caName: options.caName,
      identities: [
        CA_ADMINISTRATOR,
        ...(options.identities ?? []).map(({ id, secret, type, attributes = {} }) => ({
          id,
          secret,
          ...(type !== undefined && { type }),
          attributes: Object.entries(attributes).map(([name, value]) => ({ name, value, ecert: true })),
        })),
      ],
      storage: new StoredCaStorage(parts.store, options.mspId),
      logger: this.#logger,
    });
    this.#closers.push(() => ca.stop());
    const caAddress = `${PUBLIC_HOST}:${ca.port}`;
    const connectionProfilePath = writeConnectionProfile(organisation, {
      channel: this.#options.channel,
      peerAddress: node.address,
      caAddress,
      caName: options.caName,
      orderer: parts.ordererOrganisation,
      ordererAddress: this.#ordererEndpoint.address,
    });
    this.#running.set(options.mspId, {
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
