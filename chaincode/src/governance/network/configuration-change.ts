import type { MspId } from '../ids.js';

/** Where a node listens. */
export interface HostAndPort {
  readonly host: string;
  readonly port: number;
}

/** When the orderer closes a block: whichever limit comes first. Sizes in bytes; BFT ordering ignores the timeout. */
export interface BatchLimits {
  readonly maxMessages: number;
  readonly absoluteMaxBytes: number;
  readonly preferredMaxBytes: number;
  readonly timeoutMillis: number;
}

/** Sections of the configuration whose capabilities are counted apart. */
export const CAPABILITY_SECTIONS = ['channel', 'orderer', 'application'] as const;
export type CapabilitySection = (typeof CAPABILITY_SECTIONS)[number];

/**
 * A change of the channel's configuration that a proposal can decide (R13). Each names what it replaces (`from`), as the proposer saw it:
 * where the channel says something else by then, it is not made, so that an old decision never overwrites a newer one.
 */
export type ConfigurationChange =
  | { readonly kind: 'batch-limits'; readonly from: BatchLimits; readonly to: BatchLimits }
  | {
      readonly kind: 'anchor-peers';
      readonly mspId: MspId;
      readonly from: readonly HostAndPort[];
      readonly to: readonly HostAndPort[];
    }
  | {
      readonly kind: 'policy';
      /** Absolute, such as `/Channel/Application/Endorsement`. */
      readonly path: string;
      /** In Fabric's words; null where there is no such policy yet. */
      readonly from: string | null;
      readonly to: string;
    }
  | {
      readonly kind: 'access';
      /** Which function of the network, such as `qscc/GetBlockByNumber`. */
      readonly resource: string;
      /** Path of the policy that callers must meet; null: Fabric's own default. */
      readonly from: string | null;
      readonly to: string | null;
    }
  | {
      readonly kind: 'capabilities';
      readonly section: CapabilitySection;
      readonly from: readonly string[];
      readonly to: readonly string[];
    };
