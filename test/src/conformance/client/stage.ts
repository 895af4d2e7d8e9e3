import { pemToDer } from '@fabric-governance/protocol/certificate';
import { sha256 } from '@fabric-governance/protocol/sha256';
import { utf8 } from '@fabric-governance/protocol/bytes';
import type { Material } from '../network/material.js';
import { openClients, type Clients } from './clients.js';
import { partyOf, type Party } from './party.js';

const NONCE_BYTES = 24;

/** Who acts in a recording. */
export interface Parties {
  readonly admin1: Party;
  readonly admin2: Party;
  readonly user1: Party;
  readonly user2: Party;
  readonly ordererAdmin: Party;
  /** Org2's user, who says to be of Org1. */
  readonly impostor: Party;
  /** Of an organisation that nobody knows. */
  readonly stranger: Party;
}

/** All that a call needs: the material, the parties, and clients of whichever network is being recorded. */
export interface Stage {
  readonly material: Material;
  readonly parties: Parties;
  readonly clients: Clients;
  /** SHA-256 of the TLS certificate that the clients show to that organisation's nodes. */
  readonly tlsHash: (organisation: 0 | 1 | 'orderer') => Uint8Array;
  /** The same for the same label, and no two labels alike. */
  readonly nonce: (label: string) => Uint8Array;
  close(): void;
}

/** Opens a stage. Nothing connects before the first call. */
export function openStage(material: Material): Stage {
  const [org1, org2] = material.peers.map(({ organisation }) => organisation);
  if (org1 === undefined || org2 === undefined) throw new RangeError('two organisations are needed');
  const ordering = material.orderer.organisation;
  const clients = openClients(material);
  return {
    material,
    clients,
    parties: {
      admin1: partyOf(org1.mspId, org1.admin.identity),
      admin2: partyOf(org2.mspId, org2.admin.identity),
      user1: partyOf(org1.mspId, org1.user.identity),
      user2: partyOf(org2.mspId, org2.user.identity),
      ordererAdmin: partyOf(ordering.mspId, ordering.admin.identity),
      impostor: partyOf(org1.mspId, org2.user.identity),
      stranger: partyOf('NobodyMSP', org1.user.identity),
    },
    tlsHash: (which) => {
      const organisation = which === 'orderer' ? ordering : which === 0 ? org1 : org2;
      return sha256(pemToDer(organisation.admin.tls.certificatePem));
    },
    nonce: (label) => sha256(utf8(label)).slice(0, NONCE_BYTES),
    close: () => {
      clients.close();
    },
  };
}
