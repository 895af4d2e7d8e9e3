import { readFileSync } from 'node:fs';
import { Client, credentials, type ChannelCredentials } from '@grpc/grpc-js';
import { orderer, peer } from '@hyperledger/fabric-protos';
import { newSigner } from '@fabric-governance/operator/ledger/signer';
import { type Administrator, newAdministrator } from '@fabric-governance/operator/network/administrator';
import type { DeliveryOptions, DeliverService } from '@fabric-governance/operator/network/delivery';
import { fingerprintOfCertificate, pemToDer } from '@fabric-governance/protocol/certificate';
import { sha256 } from '@fabric-governance/protocol/sha256';
import { addressOf, type HostPort } from '../network-model.js';
import type { OrganisationLayout } from '../organisations/organisation-layout.js';

const RECONNECT_WITHIN_MS = 1_000;

/** An organisation's administrator, with what it shows at TLS handshakes. */
export interface NodeAdministrator {
  readonly administrator: Administrator;
  /** PEM. */
  readonly certificate: string;
  readonly tls: { readonly certificate: Buffer; readonly key: Buffer; readonly hash: Uint8Array };
}

/** Reads the administrator's files. */
export function readAdministrator(mspId: string, { admin }: OrganisationLayout): NodeAdministrator {
  const certificate = readFileSync(admin.certificate, 'utf8');
  const tlsCertificate = readFileSync(admin.tlsCertificate);
  return {
    administrator: newAdministrator(mspId, certificate, newSigner(readFileSync(admin.privateKey, 'utf8'))),
    certificate,
    tls: {
      certificate: tlsCertificate,
      key: readFileSync(admin.tlsPrivateKey),
      hash: sha256(pemToDer(tlsCertificate.toString('utf8'))),
    },
  };
}

/** Hex SHA-256 of an administrator's public key: what the ledger knows an agent by. */
export function administratorFingerprint({ certificate }: NodeAdministrator): string {
  return fingerprintOfCertificate(pemToDer(certificate));
}

/** Clients of one peer. */
export interface PeerAccess {
  readonly client: Client;
  readonly endorser: peer.EndorserClient;
  readonly deliver: peer.DeliverClient;
  close(): void;
}

/** Clients of a peer, as an administrator; nothing connects before its first call. `tlsRoots` are of the peer's organisation. */
export function openPeer(node: HostPort, tlsRoots: string, { tls }: NodeAdministrator): PeerAccess {
  const address = addressOf(node);
  const secure = secureWith(tlsRoots, tls);
  const client = new Client(address, secure, CLIENT_OPTIONS);
  const endorser = new peer.EndorserClient(address, secure, CLIENT_OPTIONS);
  const deliver = new peer.DeliverClient(address, secure, CLIENT_OPTIONS);
  return {
    client,
    endorser,
    deliver,
    close: () => {
      for (const one of [client, endorser, deliver]) one.close();
    },
  };
}

/** A client of an orderer, as an administrator of whatever organisation. */
export function openOrderer(
  node: HostPort,
  tlsRoots: string,
  { tls }: NodeAdministrator,
): orderer.AtomicBroadcastClient {
  return new orderer.AtomicBroadcastClient(addressOf(node), secureWith(tlsRoots, tls), CLIENT_OPTIONS);
}

/** How an administrator has blocks delivered. */
export function deliveryFrom(
  service: DeliverService,
  { administrator, tls }: NodeAdministrator,
  { channel, signal }: { readonly channel: string; readonly signal: AbortSignal },
): DeliveryOptions {
  return { service, administrator, channel, signal, tlsCertificateHash: tls.hash };
}

const CLIENT_OPTIONS = {
  'grpc.max_receive_message_length': -1,
  'grpc.initial_reconnect_backoff_ms': 200,
  'grpc.max_reconnect_backoff_ms': RECONNECT_WITHIN_MS,
};

function secureWith(tlsRoots: string, { key, certificate }: NodeAdministrator['tls']): ChannelCredentials {
  return credentials.createSsl(Buffer.from(tlsRoots), key, certificate);
}
