import type { Logger } from 'pino';
import type { StateDatabaseName } from './ledger/state-database.js';

/** A person that the organisation's CA knows from the start. */
export interface InitialIdentityOptions {
  readonly id: string;
  readonly secret: string;
  /** Role: client (default), admin, peer or orderer. */
  readonly type?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** An organisation with one peer and one CA. */
export interface OrganizationOptions {
  /** Short name, as connection profiles use it. */
  readonly name: string;
  readonly mspId: string;
  readonly domain: string;
  /** Port 0: any free one. */
  readonly peerPort: number;
  readonly caPort: number;
  readonly caName: string;
  /** Where the peer's operations service (health, metrics, …) listens; it is not served by default. */
  readonly operationsPort?: number;
  /** Where the CA's operations service listens; it is not served by default. */
  readonly caOperationsPort?: number;
  /**
   * Where chaincodes connect to the peer by themselves, in the clear, as in Fabric's development mode; they cannot by
   * default. Port 0: any free one.
   */
  readonly chaincodePort?: number;
  /**
   * Whether it is one of the first members of `channel`; default true. Others are added by a configuration update, and
   * their peer joins by `cscc`. Has no meaning for `channels`, which name their members.
   */
  readonly onChannel?: boolean;
  readonly identities?: readonly InitialIdentityOptions[];
}

/** How to reach a chaincode service over TLS: files in PEM. */
export interface ChaincodeTlsOptions {
  /** Whoever issued the service's certificate. */
  readonly rootCertificatePath: string;
  /** Where the service demands a client certificate. */
  readonly client?: { readonly keyPath: string; readonly certificatePath: string };
}

/** A chaincode that is defined on the channel when devnet starts. */
export interface ChaincodeOptions {
  readonly name: string;
  readonly version: string;
  /** Default 1. A higher one than the ledger's upgrades the definition. */
  readonly sequence?: number;
  /**
   * Where each organisation's peer finds its service, host:port by MSP id. Left out: at every organisation, the
   * chaincode connects to the peer's `chaincodePort` and registers as `NAME:VERSION`.
   */
  readonly addresses?: Readonly<Record<string, string>>;
  /** For services over TLS, by MSP id. Default: in the clear. */
  readonly tls?: Readonly<Record<string, ChaincodeTlsOptions>>;
  /** Whether each version must be initialised (`--isInit`) before it is called. Default: no. */
  readonly initRequired?: boolean;
  /** Private collections, in the JSON form of Fabric's `collections_config.json`. */
  readonly collections?: unknown;
  /**
   * In the words of Fabric's tools, `OR('Org1MSP.peer',…)`, or the path of one of the channel's policies. Default:
   * `/Channel/Application/Endorsement`, the majority of its organisations.
   */
  readonly endorsementPolicy?: string;
  /** Folder of the chaincode's code, whose `META-INF/statedb/couchdb` has the indexes of its JSON queries. */
  readonly metadataDir?: string;
}

/** A channel that devnet makes when it starts, unless it is there already. */
export interface ChannelOptions {
  readonly name: string;
  /** MSP ids of its first members; their peers join at once. Default: all organisations. */
  readonly organizations?: readonly string[];
  readonly chaincodes?: readonly ChaincodeOptions[];
}

/**
 * How to run a network. Its channels are `channels`; where there is but one, it may be written as `channel`,
 * `chaincodes` and the organisations' `onChannel`.
 */
export interface DevnetOptions {
  /** Default: a temporary folder, removed at the end. */
  readonly dataDir?: string;
  /** Keys and certificates in cryptogen's layout, made where missing. Default: `organizations` in the data folder. */
  readonly organizationsDir?: string;
  /** The network's only channel; not together with `channels`. */
  readonly channel?: string;
  readonly channels?: readonly ChannelOptions[];
  readonly ordererOrganization: {
    readonly name: string;
    readonly mspId: string;
    /** Name of its group in channel configurations; default the MSP id. */
    readonly groupName?: string;
    readonly domain: string;
    readonly port: number;
    /** Whether the members' administrators decide when blocks are closed, instead of this organisation's; default false. */
    readonly membersSetBlockLimits?: boolean;
    /** Where its operations service (health, metrics, …) listens; it is not served by default. */
    readonly operationsPort?: number;
    /** Where `osnadmin` finds the channel participation API; it is not served by default. */
    readonly adminPort?: number;
    /** Where the orderer organisation's own CA listens; it has none by default. */
    readonly caPort?: number;
    readonly caName?: string;
    readonly caOperationsPort?: number;
    readonly identities?: readonly InitialIdentityOptions[];
  };
  readonly organizations: readonly OrganizationOptions[];
  /** Chaincodes of `channel`. */
  readonly chaincodes?: readonly ChaincodeOptions[];
  /** What the peers keep their state in; JSON queries need CouchDB. Default `goleveldb`, as in Fabric. */
  readonly stateDatabase?: StateDatabaseName;
  readonly tls?: {
    /** Whether gRPC clients must show a TLS certificate of one of the organisations; default false. */
    readonly clientAuthRequired?: boolean;
  };
  /**
   * `BatchTimeout` of channels made at the start: longest wait of a transaction for others to share its block, in
   * milliseconds. Default 5.
   */
  readonly batchTimeoutMs?: number;
  /**
   * Of channels made at the start: peers stream whole blocks to nobody, since they would give private data along with them; clients ask for
   * blocks one by one. Default false, as in Fabric: to every reader.
   */
  readonly peersStreamNoBlocks?: boolean;
  /** Longest run of one chaincode call, in milliseconds. Default 30,000. */
  readonly executeTimeoutMs?: number;
  readonly logger?: Logger;
}

/** Where an organisation's clients find what they need. */
export interface RunningOrganization {
  /** host:port */
  readonly peerAddress: string;
  readonly caUrl: string;
  readonly connectionProfilePath: string;
  readonly adminCertPath: string;
  readonly adminKeyPath: string;
  readonly userCertPath: string;
  readonly userKeyPath: string;
  /** host:port of the peer's operations service, where it is served. */
  readonly operationsAddress?: string;
  /** host:port for chaincodes that connect to the peer by themselves, where they can. */
  readonly chaincodeAddress?: string;
}

/** Where the orderer is. */
export interface RunningOrderer {
  /** host:port */
  readonly address: string;
  readonly tlsCaPath: string;
  /** host:port of the channel participation API, where it is served. */
  readonly adminAddress?: string;
  /** host:port of the operations service, where it is served. */
  readonly operationsAddress?: string;
}

/** A running network. */
export interface Devnet {
  /** The first channel that was asked for; empty where none was. */
  readonly channel: string;
  /** Names of the channels that were asked for, in that order. */
  readonly channels: readonly string[];
  /** By MSP id. */
  readonly organizations: Readonly<Record<string, RunningOrganization>>;
  readonly orderer: RunningOrderer;
  /** Settles when everything taken is on the disk and all ports are free. */
  stop(): Promise<void>;
}
