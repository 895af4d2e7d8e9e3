import { createHash } from 'node:crypto';

/** Transaction id, hex SHA-256 of nonce ‖ creator: the protocol package's `computeTxId` by Node's own, faster hash. */
export function transactionId(nonce: Uint8Array, creator: Uint8Array): string {
  return createHash('sha256').update(nonce).update(creator).digest('hex');
}
