import { Client, credentials, type ChannelCredentials, type ClientOptions } from '@grpc/grpc-js';
import { orderer, peer } from '@hyperledger/fabric-protos';
import {
  orderers,
  ownPeer,
  type ConnectionProfile,
  type GrpcEndpoint,
} from '@fabric-governance/protocol/connection-profile';
import { type ClientTls, readClientTls } from './client-tls.js';

/** A node that was down, or did not trust us yet, is tried again after no more than this. */
const RECONNECT_WITHIN_MS = 2_000;
/** Fabric's own servers refuse pings more frequent than one a minute. */
const KEEPALIVE_MS = 120_000;

/** gRPC clients of the own peer and of the ordering service; nothing connects before its first call. */
export interface Connections {
  /** For fabric-gateway. */
  readonly gateway: Client;
  readonly deliver: peer.DeliverClient;
  readonly endorser: peer.EndorserClient;
  readonly orderers: readonly orderer.AtomicBroadcastClient[];
  /** Present where nodes ask for client certificates: what Deliver requests must carry. */
  readonly tlsCertificateHash?: Uint8Array;
  close(): void;
}

/** Throws `ProtocolError` when the profile names no peer of the own organisation, and when its TLS files cannot be read. */
export function connect(profile: ConnectionProfile): Connections {
  const own = ownPeer(profile);
  const clientTls = readClientTls(profile);
  const peerCredentials = tls(own, clientTls);
  const peerOptions = options(own);
  const gateway = new Client(own.address, peerCredentials, peerOptions);
  const deliver = new peer.DeliverClient(own.address, peerCredentials, peerOptions);
  const endorser = new peer.EndorserClient(own.address, peerCredentials, peerOptions);
  const ordering = orderers(profile).map(
    (endpoint) =>
      new orderer.AtomicBroadcastClient(endpoint.address, tls(endpoint, clientTls), options(endpoint)),
  );
  return {
    gateway,
    deliver,
    endorser,
    orderers: ordering,
    ...(clientTls === undefined ? {} : { tlsCertificateHash: clientTls.certificateHash }),
    close: () => {
      for (const client of [gateway, deliver, endorser, ...ordering]) client.close();
    },
  };
}

function tls({ tlsRootsPem }: GrpcEndpoint, client: ClientTls | undefined): ChannelCredentials {
  return credentials.createSsl(Buffer.from(tlsRootsPem), client?.key, client?.certificate);
}

function options({ tlsServerName }: GrpcEndpoint): ClientOptions {
  return {
    'grpc.keepalive_time_ms': KEEPALIVE_MS,
    'grpc.initial_reconnect_backoff_ms': 200,
    'grpc.max_reconnect_backoff_ms': RECONNECT_WITHIN_MS,
    'grpc.max_receive_message_length': -1,
    ...(tlsServerName === undefined
      ? {}
      : { 'grpc.ssl_target_name_override': tlsServerName, 'grpc.default_authority': tlsServerName }),
  };
}
