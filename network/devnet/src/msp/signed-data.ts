import type { Identity } from './identity.js';
import { MspError } from './msp-error.js';
import type { MspManager } from './msp.js';

/** A signature, by whom, over what. */
export interface SignedData {
  /** Serialized identity. */
  readonly identity: Uint8Array;
  readonly message: Uint8Array;
  /** DER. */
  readonly signature: Uint8Array;
}

/**
 * The distinct identities that validly signed. Like Fabric, it passes over unreadable identities and wrong signatures,
 * and counts one certificate once, however often and in whatever form it is sent. Whether an organisation vouches for
 * an identity is asked when it is to satisfy a principal.
 */
export function validSigners(signed: readonly SignedData[], msps: MspManager): readonly Identity[] {
  const signers = new Map<string, Identity>();
  for (const { identity: serialized, message, signature } of signed) {
    const identity = knownIdentity(serialized, msps);
    if (!identity) {
      continue;
    }
    if (!signers.has(identity.name) && identity.verify(message, signature)) {
      signers.set(identity.name, identity);
    }
  }
  return [...signers.values()];
}

function knownIdentity(serialized: Uint8Array, msps: MspManager): Identity | undefined {
  try {
    return msps.read(serialized);
  } catch (error) {
    if (error instanceof MspError) {
      return undefined;
    }
    throw error;
  }
}
