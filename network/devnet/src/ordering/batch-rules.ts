import { batchLimitsOf } from '@fabric-governance/protocol/config/read-config';
import type { ChannelConfiguration } from '../administration/channel-config.js';
import { parseGoDuration } from '@fabric-governance/protocol/go-duration';

/** When a channel's configuration has a block cut: its `BatchSize` and `BatchTimeout`. */
export interface BatchRules {
  readonly maxMessages: number;
  /** A block is not made larger than this, unless by a single message. */
  readonly preferredMaxBytes: number;
  /** Milliseconds from the first message of a block. */
  readonly timeout: number;
}

// Asked for with every message, and the same as long as the configuration is.
const known = new WeakMap<ChannelConfiguration, BatchRules>();

/** The rules of the configuration in force. */
export function batchRules(configuration: ChannelConfiguration): BatchRules {
  let rules = known.get(configuration);
  if (rules === undefined) {
    const { maxMessages, preferredMaxBytes, timeout } = batchLimitsOf(configuration.config);
    rules = { maxMessages, preferredMaxBytes, timeout: parseGoDuration(timeout) };
    known.set(configuration, rules);
  }
  return rules;
}
