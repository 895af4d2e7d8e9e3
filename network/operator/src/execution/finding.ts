import type { MemberId, Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import type { ChaincodePayload } from '@fabric-governance/chaincode/governance/records/network-actions';

/** How a decided effect stands on the network, as the own peer's blocks tell it. */
export type NetworkFinding =
  /** The block that brought it. */
  | { readonly state: 'as-decided'; readonly blockNumber: number; readonly headerHash: Sha256Hex }
  /** The network has moved away from what was decided on; a code, e.g. `ORGANISATION_DIFFERS`. */
  | { readonly state: 'impossible'; readonly obstacle: string }
  | ChannelChangeOutstanding
  /** A definition of the decided sequence holds; whether it is the decided one, the own peer is to say. */
  | (DecidedDefinition & {
      readonly state: 'definition-committed';
      readonly blockNumber: number;
      readonly headerHash: Sha256Hex;
    })
  | DefinitionOutstanding;

interface DecidedDefinition {
  readonly definition: ChaincodePayload;
}

/** A chaincode's definition that nobody has committed yet. */
export interface DefinitionOutstanding extends Agreement, DecidedDefinition {
  readonly state: 'definition-outstanding';
}

/** A change of the channel's configuration that nobody has made yet. */
export interface ChannelChangeOutstanding extends Agreement {
  readonly state: 'change-outstanding';
  /** The update that would make it of the configuration as it is now: serialized common.ConfigUpdate, base64. */
  readonly configUpdate: string;
  /** Number of the block that set that configuration. */
  readonly madeFrom: number;
}

/** What the network's own policies say of the members that have agreed to carry it out (R35). */
export interface Agreement {
  /** Would the network take it, agreed to by these members' organisations? */
  readonly acceptedWith: (members: readonly MemberId[]) => boolean;
  /** Members whose agreement counts there at all. */
  readonly named: readonly MemberId[];
}
