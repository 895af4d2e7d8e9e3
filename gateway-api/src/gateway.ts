import { mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  clientTlsFiles,
  ownCa,
  ownPeer,
  parseConnectionProfile,
} from '@fabric-governance/protocol/connection-profile';
import { type Logger, pino } from 'pino';
import { createApp } from './app.js';
import { ApplicationBox } from './applications/application-box.js';
import { RefusalsLog } from './audit/refusals-log.js';
import type { Config } from './config.js';
import { DocumentStore } from './documents/document-store.js';
import { connectToPeer } from './fabric/connection.js';
import { Challenges } from './identity/challenges.js';
import { readOwnMsp } from './identity/own-msp.js';
import { revocations } from './identity/revocations.js';
import { LedgerReader } from './read-model/ledger-reader.js';
import { Relay } from './relay/relay.js';

/**
 * How long an idle connection is kept, in milliseconds. Longer than clients keep theirs, so that it is they who close it: with Node's
 * five seconds a request could be sent into a connection that was just being closed here.
 */
const KEEP_ALIVE_MS = 65_000;

/** An orderer that leads is lost and replaced within seconds, on a slow machine within ten; the person waits meanwhile. */
const RESEND_WITHIN_MS = 20_000;
/** Well above what a block takes: a transaction sent twice needlessly stands twice in the chain, the second time as void. */
const LOST_AFTER_MS = 4_000;

/** Eight seconds in all: gossip needs a few to tell a peer that has just joined of its neighbours. */
const ASKING_FOR_PEERS = { times: 6, firstPauseMs: 250 } as const;

/** A running gateway. */
export interface RunningGateway {
  /** Where it listens, e.g. `http://127.0.0.1:3001`. */
  readonly url: string;
  /** Ends open requests and event streams, then the connection to the peer. */
  stop(): Promise<void>;
}

/** Starts everything that the configuration asks for. Throws when the port is taken or a file is missing. */
export async function startGateway(config: Config): Promise<RunningGateway> {
  const logger = pino({ level: config.logLevel, base: { member: config.memberId } });
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const profile = parseConnectionProfile(readFileSync(config.connectionProfile, 'utf8'));
  const peer = connectToPeer(config, ownPeer(profile), clientTlsFiles(profile));
  const { memberId, chaincode } = config;
  const reader = new LedgerReader({
    chain: peer.chain,
    reachable: peer.reachable,
    chaincode,
    memberId,
    logger,
  });
  const app = createApp({
    config,
    logger,
    now: Date.now,
    reader,
    chain: peer.chain,
    relay: new Relay(peer.relay, {
      isInBlock: (txId) => reader.index.transactions.has(txId),
      resendWithinMs: RESEND_WITHIN_MS,
      lostAfterMs: LOST_AFTER_MS,
      askingForPeers: ASKING_FOR_PEERS,
    }),
    msp: readOwnMsp(
      config.mspId,
      config.mspDir,
      revocations(config.mspId, () => reader.projection.configuration),
    ),
    ca: ownCa(profile),
    challenges: new Challenges(memberId),
    refusals: new RefusalsLog(config.dataDir),
    documents: new DocumentStore(config.dataDir),
    applications: new ApplicationBox(config.dataDir),
  });
  const server = await listen(createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, app), config, logger);
  reader.start();
  return {
    url: `http://${config.host}:${(server.address() as AddressInfo).port}`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await reader.stop();
      peer.close();
    },
  };
}

function listen(server: Server, { host, port }: Config, logger: Logger): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      logger.info({ address: server.address() }, 'listening');
      resolve(server);
    });
  });
}
