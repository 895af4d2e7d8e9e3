import type { MemberId, Sha256Hex } from '@fabric-governance/chaincode/governance/ids';

/** How a decided effect stands on the network, as the own peer's blocks tell it. */
export type NetworkFinding =
  /** The block that brought it. */
  | { readonly state: 'as-decided'; readonly blockNumber: number; readonly headerHash: Sha256Hex }
  /** The network has moved away from what was decided on; a code, e.g. `ORGANISATION_DIFFERS`. */
  | { readonly state: 'impossible'; readonly obstacle: string }
  | ChannelChangeOutstanding;

/** A change of the channel's configuration that nobody has made yet. */
export interface ChannelChangeOutstanding extends Agreement {
  readonly state: 'change-outstanding';
  /** The update that would make it of the configuration as it is now: serialized common.ConfigUpdate, base64. */
  readonly configUpdate: string;
}

/** What the network's own policies say of the members that have agreed to carry it out (R35). */
export interface Agreement {
  /** Would the network take it, agreed to by these members' organisations? */
  readonly acceptedWith: (members: readonly MemberId[]) => boolean;
  /** Members whose agreement counts there at all. */
  readonly named: readonly MemberId[];
}
