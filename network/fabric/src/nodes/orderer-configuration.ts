import { type FabricVersion, isAtLeast } from '../programs/fabric-version.js';

/**
 * With Fabric 3's default a restarted BFT orderer asks the others without its certificate, is refused by our mutual TLS, and never
 * catches up, though it reports itself active.
 */
const REPLICATION = 'simple';
const MOST_MESSAGE_BYTES = 100 * 1024 * 1024;

/** What an orderer is told about itself. Paths are as the orderer's own file system has them. */
export interface OrdererSettings {
  readonly mspId: string;
  readonly version: FabricVersion;
  readonly listenHost: string;
  readonly port: number;
  /** host:port where administrators have it join channels. */
  readonly administrationAddress: string;
  readonly mspFolder: string;
  readonly tls: { readonly certificate: string; readonly key: string; readonly rootCertificate: string };
  readonly dataFolder: string;
}

/** Contents of an orderer's `orderer.yaml`. What is not named here has Fabric's own default. */
export function ordererConfiguration(settings: OrdererSettings): object {
  const { certificate, key, rootCertificate } = settings.tls;
  const three = isAtLeast(settings.version, 3, 0);
  // Mutual everywhere; the roots of the channel's organisations come from its configuration.
  const tls = {
    Enabled: true,
    Certificate: certificate,
    PrivateKey: key,
    RootCAs: [rootCertificate],
    ClientAuthRequired: true,
    ClientRootCAs: [rootCertificate],
  };
  return {
    General: {
      ListenAddress: settings.listenHost,
      ListenPort: settings.port,
      TLS: tls,
      Keepalive: { ServerMinInterval: '30s', ServerInterval: '7200s', ServerTimeout: '20s' },
      MaxRecvMsgSize: MOST_MESSAGE_BYTES,
      MaxSendMsgSize: MOST_MESSAGE_BYTES,
      Cluster: {
        SendBufferSize: 100,
        ClientCertificate: certificate,
        ClientPrivateKey: key,
        ...(three ? { ReplicationPolicy: REPLICATION } : {}),
      },
      // Channels are joined through the administration endpoint; Fabric 3 knows no other way.
      ...(three ? {} : { BootstrapMethod: 'none' }),
      LocalMSPDir: settings.mspFolder,
      LocalMSPID: settings.mspId,
      BCCSP: { Default: 'SW', SW: { Hash: 'SHA2', Security: 256 } },
      Authentication: { TimeWindow: '15m' },
    },
    FileLedger: { Location: `${settings.dataFolder}/ledger` },
    Consensus: {
      WALDir: `${settings.dataFolder}/consensus/wal`,
      SnapDir: `${settings.dataFolder}/consensus/snapshot`,
    },
    Admin: { ListenAddress: settings.administrationAddress, TLS: tls },
    ChannelParticipation: { Enabled: true, MaxRequestBodySize: '4 MB' },
    Operations: { ListenAddress: '127.0.0.1:0', TLS: { Enabled: false } },
    Metrics: { Provider: 'disabled' },
  };
}
