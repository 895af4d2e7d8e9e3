import type { PeerNode } from '../endorsement/peer-node.js';
import type { SignedData } from '../msp/signed-data.js';

/**
 * Whether a client may ask a peer about all the peers it knows: an administrator of the peer's own organisation (Fabric's
 * default, `peer.discovery.orgMembersAllowedAccess: false`).
 */
export function mayAskLocally({ identity, message, signature }: SignedData, node: PeerNode): boolean {
  try {
    const client = node.localMsp.deserialize(identity);
    return (
      client.satisfies({ kind: 'role', mspId: node.mspId, role: 'admin' }) &&
      client.verify(message, signature)
    );
  } catch {
    return false; // Nobody that the peer's own organisation knows.
  }
}
