import { BatchSize, BatchTimeout } from '@hyperledger/fabric-protos/lib/orderer/configuration_pb.js';
import type { Config } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { parseGoDuration } from '../../go-duration.js';
import { withGroupEdited } from '../edit-config.js';
import { setValue } from '../group-builder.js';
import { batchLimitsOf } from '../read-config.js';
import type { ChangeDefinition } from './change-definition.js';
import { movedOn } from './moved-on.js';

/** When the orderer closes a block. Sizes in bytes. */
export interface BatchLimitsMillis {
  readonly maxMessages: number;
  readonly absoluteMaxBytes: number;
  readonly preferredMaxBytes: number;
  readonly timeoutMillis: number;
}

/** The orderer closes blocks by other limits. */
export interface BatchLimitsChanged {
  readonly kind: 'batch-limits';
  readonly from: BatchLimitsMillis;
  readonly to: BatchLimitsMillis;
}

/** Changes size and timeout of blocks in one update; a timeout that means the same keeps its words. */
export const batchLimitsChanged: ChangeDefinition<BatchLimitsChanged> = {
  made: (config, { to }) =>
    withGroupEdited(config, '/Channel/Orderer', (group) => {
      const size = new BatchSize();
      size.setMaxMessageCount(to.maxMessages);
      size.setAbsoluteMaxBytes(to.absoluteMaxBytes);
      size.setPreferredMaxBytes(to.preferredMaxBytes);
      setValue(group, 'BatchSize', size);
      if (batchLimitsInMillis(config).timeoutMillis === to.timeoutMillis) return;
      const timeout = new BatchTimeout();
      timeout.setTimeout(`${to.timeoutMillis}ms`);
      setValue(group, 'BatchTimeout', timeout);
    }),
  obstacle: (config, { from }) => {
    const { maxMessages, absoluteMaxBytes, preferredMaxBytes, timeoutMillis } = from;
    return movedOn(batchLimitsInMillis(config), {
      maxMessages,
      absoluteMaxBytes,
      preferredMaxBytes,
      timeoutMillis,
    });
  },
};

/** The limits as the configuration has them, the timeout as a number. Throws BAD_CONFIG. */
export function batchLimitsInMillis(config: Config): BatchLimitsMillis {
  const { timeout, maxMessages, absoluteMaxBytes, preferredMaxBytes } = batchLimitsOf(config);
  return { maxMessages, absoluteMaxBytes, preferredMaxBytes, timeoutMillis: parseGoDuration(timeout) };
}
