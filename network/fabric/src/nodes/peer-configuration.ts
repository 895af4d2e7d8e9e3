const MOST_MESSAGE_BYTES = 100 * 1024 * 1024;
/** Variable from which the builder takes the address and the certificates of the chaincode service. */
export const BUILDER_CONFIG = 'CHAINCODE_AS_A_SERVICE_BUILDER_CONFIG';

/** What a peer is told about itself. Paths are as the peer's own file system has them. */
export interface PeerSettings {
  /** Unique in the network. */
  readonly id: string;
  /** Joins the gossip of one consortium, and keeps two on one machine apart. */
  readonly networkId: string;
  readonly mspId: string;
  /** host:port to listen on, and that under which others reach it. */
  readonly listenAddress: string;
  readonly address: string;
  /** host:port of the organisation's other peer, if it has one. */
  readonly neighbour?: string;
  readonly mspFolder: string;
  readonly tls: { readonly certificate: string; readonly key: string; readonly rootCertificate: string };
  /** Ledger, installed chaincodes, snapshots. */
  readonly dataFolder: string;
  /** Folder whose `bin` has the programs of the chaincode-as-a-service builder. */
  readonly builderFolder: string;
  /** host:port; left out: LevelDB. User and password come from the peer's environment. */
  readonly couchDb?: string;
}

/** Contents of a peer's `core.yaml`. What is not named here has Fabric's own default. */
export function peerConfiguration(settings: PeerSettings): object {
  return {
    peer: {
      id: settings.id,
      networkId: settings.networkId,
      localMspId: settings.mspId,
      mspConfigPath: settings.mspFolder,
      fileSystemPath: settings.dataFolder,
      listenAddress: settings.listenAddress,
      address: settings.address,
      // Only chaincodes that the peer starts itself would call there: any free port of this host.
      chaincodeListenAddress: '127.0.0.1:0',
      tls: tls(settings.tls),
      keepalive: {
        minInterval: '30s',
        client: { interval: '60s', timeout: '20s' },
        deliveryClient: { interval: '60s', timeout: '20s' },
      },
      maxRecvMsgSize: MOST_MESSAGE_BYTES,
      maxSendMsgSize: MOST_MESSAGE_BYTES,
      gateway: { enabled: true, endorsementTimeout: '30s', broadcastTimeout: '30s', dialTimeout: '30s' },
      gossip: gossip(settings),
      discovery: {
        enabled: true,
        authCacheEnabled: true,
        authCacheMaxSize: 1000,
        authCachePurgeRetentionRatio: 0.75,
        orgMembersAllowedAccess: false,
      },
      deliveryclient: {
        reconnectTotalTimeThreshold: '3600s',
        connTimeout: '3s',
        reConnectBackoffThreshold: '3s',
      },
      limits: { concurrency: { endorserService: 2500, deliverService: 2500, gatewayService: 500 } },
      authentication: { timewindow: '15m' },
      handlers: HANDLERS,
      BCCSP: { Default: 'SW', SW: { Hash: 'SHA2', Security: 256 } },
    },
    // No Docker: chaincodes run as services, which only the external builder knows.
    vm: { endpoint: '' },
    chaincode: {
      mode: 'net',
      installTimeout: '60s',
      startuptimeout: '60s',
      executetimeout: '30s',
      keepalive: 0,
      system: { _lifecycle: 'enable', cscc: 'enable', lscc: 'enable', qscc: 'enable' },
      externalBuilders: [
        { name: 'ccaas', path: settings.builderFolder, propagateEnvironment: [BUILDER_CONFIG] },
      ],
      runtimeParams: {
        useWriteBatch: true,
        maxSizeWriteBatch: 1000,
        useGetMultipleKeys: true,
        maxSizeGetMultipleKeys: 1000,
      },
    },
    ledger: ledger(settings),
    operations: { listenAddress: '127.0.0.1:0', tls: { enabled: false } },
    metrics: { provider: 'disabled' },
  };
}

/** Mutual TLS; other organisations' roots come from the channel's configuration. */
function tls({ certificate, key, rootCertificate }: PeerSettings['tls']): object {
  const own = { cert: { file: certificate }, key: { file: key } };
  return {
    enabled: true,
    clientAuthRequired: true,
    ...own,
    rootcert: { file: rootCertificate },
    clientRootCAs: { files: [rootCertificate] },
    clientCert: own.cert,
    clientKey: own.key,
  };
}

/** Every peer takes blocks from the orderers; gossip tells who is there. Intervals are those of a small, near network. */
function gossip({ address, neighbour }: PeerSettings): object {
  return {
    bootstrap: neighbour ?? address,
    endpoint: address,
    externalEndpoint: address,
    useLeaderElection: false,
    orgLeader: true,
    state: { enabled: false },
    publishStateInfoInterval: '1s',
    requestStateInfoInterval: '1s',
    publishCertPeriod: '3s',
    pullInterval: '2s',
    aliveTimeInterval: '2s',
    aliveExpirationTimeout: '10s',
    reconnectInterval: '3s',
    membershipTrackerInterval: '5s',
    pvtData: {
      pullRetryThreshold: '10s',
      transientstoreMaxBlockRetention: 1000,
      pushAckTimeout: '3s',
      btlPullMargin: 10,
      reconcileBatchSize: 10,
      reconcileSleepInterval: '10s',
      reconciliationEnabled: true,
      skipPullingInvalidTransactionsDuringCommit: false,
      implicitCollectionDisseminationPolicy: { requiredPeerCount: 0, maxPeerCount: 1 },
    },
  };
}

/**
 * Not Fabric 3's TimeWindowCheck: the chaincode judges transactions' times by itself, more strictly and with a code of its own, and its
 * refusal is to be the same on every network.
 */
const HANDLERS = {
  authFilters: [{ name: 'DefaultAuth' }, { name: 'ExpirationCheck' }],
  decorators: [{ name: 'DefaultDecorator' }],
  endorsers: { escc: { name: 'DefaultEndorsement' } },
  validators: { vscc: { name: 'DefaultValidation' } },
} as const;

function ledger({ dataFolder, couchDb }: PeerSettings): object {
  return {
    state: {
      stateDatabase: couchDb === undefined ? 'goleveldb' : 'CouchDB',
      totalQueryLimit: 100_000,
      ...(couchDb === undefined
        ? {}
        : {
            couchDBConfig: {
              couchDBAddress: couchDb,
              maxRetries: 3,
              maxRetriesOnStartup: 10,
              requestTimeout: '35s',
              internalQueryLimit: 1000,
              maxBatchUpdateSize: 1000,
              cacheSize: 64,
            },
          }),
    },
    history: { enableHistoryDatabase: true },
    snapshots: { rootDir: `${dataFolder}/snapshots` },
  };
}
