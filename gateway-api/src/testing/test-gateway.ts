import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MemberId, MspId } from '@fabric-governance/chaincode/governance/ids';
import { pino } from 'pino';
import { createApp } from '../app.js';
import { ApplicationBox } from '../applications/application-box.js';
import { RefusalsLog } from '../audit/refusals-log.js';
import type { Config } from '../config.js';
import { DocumentStore } from '../documents/document-store.js';
import { Challenges } from '../identity/challenges.js';
import { readOwnMsp } from '../identity/own-msp.js';
import { revocations } from '../identity/revocations.js';
import { applyBlock } from '../read-model/apply-block.js';
import { LedgerReader } from '../read-model/ledger-reader.js';
import { Relay } from '../relay/relay.js';
import { startStubPeer, type StubPeer } from './stub-peer.js';
import { testBlock, type TestWrite } from './test-blocks.js';
import { testOrganisation, type TestOrganisation } from './test-organisation.js';

/** A gateway on a free port, with a stub peer and a ledger that the test writes. */
export interface TestGateway {
  readonly url: string;
  readonly config: Config;
  readonly organisation: TestOrganisation;
  readonly peer: StubPeer;
  readonly reader: LedgerReader;
  /** Puts one more block with these records on the ledger. */
  write(...writes: TestWrite[]): void;
  /** Moves the gateway's clock, in milliseconds. */
  advance(milliseconds: number): void;
  stop(): Promise<void>;
}

/** Starts it; `overrides` change the configuration. */
export async function startTestGateway(overrides: Partial<Config> = {}): Promise<TestGateway> {
  const directory = mkdtempSync(path.join(tmpdir(), 'gateway-'));
  const organisation = await testOrganisation('aurora');
  organisation.writeMsp(path.join(directory, 'msp'));
  const config = testConfig(directory, overrides);
  const peer = await startStubPeer(config.mspId);
  const logger = pino({ level: 'silent' });
  const reader = testReader(config);
  let offset = 0;
  let blocks = 0n;
  const now = (): number => Date.now() + offset;
  const server = createServer(
    createApp({
      config,
      logger,
      now,
      reader,
      chain: NO_CHAIN,
      relay: new Relay(peer.relay, {
        isInBlock: (txId) => reader.index.transactions.has(txId),
        resendWithinMs: 600,
        lostAfterMs: 200,
        askingForPeers: { times: 3, firstPauseMs: 20 },
      }),
      msp: readOwnMsp(
        config.mspId,
        config.mspDir,
        revocations(config.mspId, () => reader.projection.configuration),
      ),
      ca: { url: 'https://127.0.0.1:1', caName: 'ca', tlsRootsPem: organisation.rootPem },
      challenges: new Challenges(config.memberId, now),
      refusals: new RefusalsLog(config.dataDir),
      documents: new DocumentStore(config.dataDir),
      applications: new ApplicationBox(config.dataDir),
    }),
  );
  reader.start();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    config,
    organisation,
    peer,
    reader,
    write(...writes) {
      applyBlock(reader.projection, testBlock(blocks, [{ writes }]), config.chaincode);
      blocks += 1n;
    },
    advance(milliseconds) {
      offset += milliseconds;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await reader.stop();
      peer.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A peer that answers and is not on the channel: the reader gives no blocks of its own. */
const NO_CHAIN = {
  height: () => Promise.reject(new Error('not on the channel')),
  block: () => Promise.reject(new Error('not on the channel')),
  blocksFrom: () => {
    throw new Error('not on the channel');
  },
};

function testReader({ chaincode, memberId }: Config): LedgerReader {
  const logger = pino({ level: 'silent' });
  return new LedgerReader({
    chain: NO_CHAIN,
    reachable: () => Promise.resolve(true),
    chaincode,
    memberId,
    logger,
  });
}

function testConfig(directory: string, overrides: Partial<Config>): Config {
  return {
    host: '127.0.0.1',
    port: 0,
    connectionProfile: path.join(directory, 'connection.json'),
    mspId: 'AuroraMSP' as MspId,
    memberId: 'aurora' as MemberId,
    channel: 'governance-channel',
    chaincode: 'governance',
    serviceCertificate: '',
    serviceKey: '',
    dataDir: directory,
    consoleDir: undefined,
    name: { en: 'Aurora', zh: '极光' },
    landingUrl: undefined,
    sponsors: [],
    people: [],
    mspDir: path.join(directory, 'msp'),
    agentCertificate: undefined,
    secureCookie: false,
    trustProxy: 0,
    logLevel: 'silent',
    ...overrides,
  };
}
