import type { Config } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';

/** One kind of change of a channel's configuration. */
export interface ChangeDefinition<Change> {
  /** A copy of the configuration with the change made; equal to it where it bears the change already. Throws BAD_CONFIG. */
  made(config: Config, change: Change): Config;
  /** Why an outstanding change must not be made of this configuration: a code. It would overwrite what nobody decided on. */
  obstacle(config: Config, change: Change): string | undefined;
}
