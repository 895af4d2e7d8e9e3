import { createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as grpc from '@grpc/grpc-js';
import { connect, type Gateway, hash } from '@hyperledger/fabric-gateway';
import type { ClientTlsFiles, GrpcEndpoint } from '@fabric-governance/protocol/connection-profile';
import { sha256 } from '@fabric-governance/protocol/sha256';
import { toLowS } from '@fabric-governance/protocol/signature';
import type { Config } from '../config.js';
import { type Chain, gatewayChain } from './chain.js';

/** The connection to the own peer, for two uses that are kept apart. */
export interface FabricConnection {
  /** Has no signer: it can pass on what a person signed and cannot sign anything itself (R40). */
  readonly relay: Gateway;
  /** Reads blocks with the service's own identity. */
  readonly chain: Chain;
  /** Whether the peer's address answers within this time, in milliseconds. */
  readonly reachable: (milliseconds: number) => Promise<boolean>;
  close(): void;
}

/** How long each call may take, in milliseconds. A commit status waits for its block. */
const DEADLINES = { evaluate: 10_000, endorse: 20_000, submit: 10_000, commitStatus: 60_000 } as const;

/** Connects lazily: nothing is sent before the first call, and a lost peer is looked for again. */
export function connectToPeer(
  config: Config,
  peer: GrpcEndpoint,
  tlsFiles: ClientTlsFiles | undefined,
): FabricConnection {
  const tls = tlsFiles && readClientTls(tlsFiles);
  const client = grpcClient(peer, tls);
  const identity = { mspId: config.mspId, credentials: readFileSync(config.serviceCertificate) };
  const key = createPrivateKey(readFileSync(config.serviceKey));
  const relay = connect({ client, identity, ...callOptions() });
  const service = connect({
    client,
    identity,
    // fabric-gateway's own signer is JavaScript's arithmetic, slower by far; each block is a signed question.
    hash: hash.none,
    signer: (message) => Promise.resolve(toLowS(sign('sha256', message, key))),
    // Deliver asks for it where TLS is mutual.
    ...(tls && { tlsClientCertificateHash: tls.certificateHash }),
    ...callOptions(),
  });
  return {
    relay,
    chain: gatewayChain(service.getNetwork(config.channel)),
    reachable: (milliseconds) =>
      new Promise((resolve) => {
        client.waitForReady(Date.now() + milliseconds, (error) => {
          resolve(error === undefined);
        });
      }),
    close() {
      relay.close();
      service.close();
      client.close();
    },
  };
}

/** What this service shows at TLS handshakes with a peer that asks for a certificate. */
interface ClientTls {
  readonly certificate: Buffer;
  readonly key: Buffer;
  /** SHA-256 of the certificate's DER. */
  readonly certificateHash: Uint8Array;
}

function readClientTls({ certificatePath, keyPath }: ClientTlsFiles): ClientTls {
  const certificate = readFileSync(certificatePath);
  const certificateHash = sha256(new Uint8Array(new X509Certificate(certificate).raw));
  return { certificate, key: readFileSync(keyPath), certificateHash };
}

function grpcClient(peer: GrpcEndpoint, tls: ClientTls | undefined): grpc.Client {
  const credentials = grpc.credentials.createSsl(Buffer.from(peer.tlsRootsPem), tls?.key, tls?.certificate);
  return new grpc.Client(peer.address, credentials, {
    'grpc.initial_reconnect_backoff_ms': 200,
    'grpc.max_reconnect_backoff_ms': 2_000,
    'grpc.keepalive_time_ms': 60_000,
    'grpc.max_receive_message_length': -1,
    ...(peer.tlsServerName !== undefined && { 'grpc.ssl_target_name_override': peer.tlsServerName }),
  });
}

function callOptions() {
  const within = (milliseconds: number) => (): grpc.CallOptions => ({ deadline: Date.now() + milliseconds });
  return {
    evaluateOptions: within(DEADLINES.evaluate),
    endorseOptions: within(DEADLINES.endorse),
    submitOptions: within(DEADLINES.submit),
    commitStatusOptions: within(DEADLINES.commitStatus),
  };
}
