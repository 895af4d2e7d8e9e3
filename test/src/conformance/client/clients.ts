import { readFileSync } from 'node:fs';
import { credentials, type ServiceError } from '@grpc/grpc-js';
import { gateway, orderer, peer } from '@hyperledger/fabric-protos';
import type { Organisation } from '@fabric-governance/devnet/crypto/organisation';
import type { Material, PeerSite } from '../network/material.js';

/** The services of one peer. */
export interface PeerClients {
  readonly endorser: peer.EndorserClient;
  readonly gateway: gateway.GatewayClient;
  readonly deliver: peer.DeliverClient;
}

/** Clients of every node; they show the administrator's TLS certificate where they are asked for one. */
export interface Clients {
  readonly peers: readonly [PeerClients, PeerClients];
  readonly orderer: orderer.AtomicBroadcastClient;
  close(): void;
}

/** Opens clients of the material's nodes, whichever network runs there. */
export function openClients({ peers, orderer: ordering }: Material): Clients {
  const open = ({ organisation, peerPort }: PeerSite): PeerClients => {
    const options = [`localhost:${peerPort}`, secureWith(organisation)] as const;
    return {
      endorser: new peer.EndorserClient(...options),
      gateway: new gateway.GatewayClient(...options),
      deliver: new peer.DeliverClient(...options),
    };
  };
  const opened = [open(peers[0]), open(peers[1])] as const;
  const secure = secureWith(ordering.organisation);
  const broadcast = new orderer.AtomicBroadcastClient(`localhost:${ordering.port}`, secure);
  return {
    peers: opened,
    orderer: broadcast,
    close: () => {
      broadcast.close();
      for (const one of opened)
        for (const client of Object.values(one)) (client as { close(): void }).close();
    },
  };
}

/** A unary call as a promise. */
export function unary<Result>(
  send: (done: (error: ServiceError | null, result?: Result) => void) => unknown,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    send((error, result) => {
      if (error !== null) reject(error);
      else if (result === undefined) reject(new Error('an answer without content'));
      else resolve(result);
    });
  });
}

function secureWith({ node, admin }: Organisation): ReturnType<typeof credentials.createSsl> {
  const { privateKeyPem, certificatePem } = admin.tls;
  return credentials.createSsl(
    readFileSync(node.tlsCaPath),
    Buffer.from(privateKeyPem),
    Buffer.from(certificatePem),
  );
}
