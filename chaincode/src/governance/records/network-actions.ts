import type { Millis, MspId, ProposalId, Sha256Hex } from '../ids.js';
import type { ConfigurationChange } from '../network/configuration-change.js';

/** One change of the channel's configuration (R13). */
export interface ConfigurePayload {
  readonly change: ConfigurationChange;
}

/** What an institution's authority has revoked, and what that replaces. */
export interface RevocationLists {
  /** SHA-256 over the bytes of each list that stands in the channel now, in their order. */
  readonly from: readonly Sha256Hex[];
  /** PEM texts (`X509 CRL`). */
  readonly to: readonly string[];
}

/** An institution's revocation lists in its definition on the channel (R14, R15): peers and orderers refuse what stands in them. */
export interface RevocationPayload extends RevocationLists {
  readonly mspId: MspId;
}

/** What the organisations are to agree on about a chaincode (R12), and which package they run for it. */
export interface ChaincodePayload {
  readonly name: string;
  readonly version: string;
  /** From 1 on; every change of the definition counts one up. */
  readonly sequence: number;
  readonly package: {
    readonly label: string;
    /** Digest of the files in the package's code, as `npm run operator -- package FILE` prints it. */
    readonly sourceHash: Sha256Hex;
  };
  /** A signature policy in Fabric's words, or the path of a policy of the channel; left out: the channel's own for endorsement. */
  readonly endorsementPolicy?: string;
  readonly initRequired: boolean;
  readonly collections: readonly CollectionPayload[];
}

/** A private data collection. */
export interface CollectionPayload {
  readonly name: string;
  /** Whose peers hold the data: a signature policy in Fabric's words. */
  readonly policy: string;
  readonly requiredPeerCount: number;
  readonly maxPeerCount: number;
  /** Blocks after which the data is purged; 0: never. */
  readonly blockToLive: number;
  readonly memberOnlyRead: boolean;
  readonly memberOnlyWrite: boolean;
  /** As the chaincode's own. */
  readonly endorsementPolicy?: string;
}

/** The definition of a chaincode that a vote last decided and that agents found committed. */
export interface ChaincodeRecord extends ChaincodePayload {
  readonly schemaVersion: 1;
  readonly since: Millis;
  readonly proposalId: ProposalId;
}
