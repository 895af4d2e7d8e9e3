import type { SignatureHash } from '../crypto/verify-signature.js';
import type { Authorities } from './authorities.js';
import type { RevocationList } from './certificate-revocation-list.js';
import type { IdentifierHash, NodeRole, RoleUnit } from './units.js';

/** An organisation's membership rules, as its `MSP` value in the channel configuration states them. */
export interface MspDefinition {
  readonly mspId: string;
  readonly authorities: Authorities;
  readonly revocationLists: readonly RevocationList[];
  /** Units that people must be of, with the certifiers that may give each; empty when any will do. */
  readonly requiredUnits: ReadonlyMap<string, readonly string[]>;
  /** Undefined where node OUs are off: then roles are not told apart. */
  readonly roleUnits: ReadonlyMap<NodeRole, RoleUnit> | undefined;
  /** Hex of the DER of certificates named as administrators one by one. */
  readonly administrators: ReadonlySet<string>;
  /** Undefined for one that Fabric does not know, under which no signature holds. */
  readonly signatureHash: SignatureHash | undefined;
  readonly identifierHash: IdentifierHash;
}
