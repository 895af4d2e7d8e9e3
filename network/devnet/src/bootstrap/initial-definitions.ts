import { encodeChaincodePolicy } from '@fabric-governance/protocol/policy-encoding';
import { parseSignaturePolicy } from '@fabric-governance/protocol/policy-text';
import type { CommittedDefinition } from '../administration/lifecycle-state.js';
import type { Channel } from '../channel/channel.js';
import type { ChaincodeOptions } from '../options.js';
import { collectionsFrom } from './collections-config.js';

/** The definitions that are asked for and that the channel does not have yet, at their sequence or a higher one. */
export function missingDefinitions(
  channel: Channel,
  chaincodes: readonly ChaincodeOptions[],
): CommittedDefinition[] {
  return chaincodes
    .map(definitionOf)
    .filter(({ name, sequence }) => (channel.definition(name)?.sequence ?? 0) < sequence);
}

function definitionOf(options: ChaincodeOptions): CommittedDefinition {
  const { name, version, sequence = 1, collections, endorsementPolicy } = options;
  return {
    name,
    version,
    sequence,
    ...(endorsementPolicy !== undefined && {
      endorsementPolicy: encodeChaincodePolicy(parseSignaturePolicy(endorsementPolicy)),
    }),
    collections: collectionsFrom(collections).serializeBinary(),
  };
}
