import type { FabricVersion } from '@fabric-governance/fabric/programs/fabric-version';

const DECODER =
  'Go’s protobuf library puts a space or a no-break space into its words, by how it was built, and they stand in endorsed bytes here';

/**
 * Calls that devnet answers otherwise than Fabric 2.5, and in what. Everything else must be the same; a call of this list that has
 * become the same must leave it.
 */
const KNOWN_DIFFERENCES: Readonly<Record<string, string>> = {
  'peer: join with junk': DECODER,
  'lifecycle: an argument that is none': DECODER,
};

/** Those, and what a later Fabric answers otherwise than 2.5, and so than devnet. */
export function knownDifferences({ major }: FabricVersion): Readonly<Record<string, string>> {
  return major < FIRST_LATER ? KNOWN_DIFFERENCES : { ...KNOWN_DIFFERENCES, ...SINCE_3 };
}

const FIRST_LATER = 3;
const SINCE_3: Readonly<Record<string, string>> = {
  'broadcast: to an unknown channel':
    'Fabric 3, which knows no system channel, words it otherwise; the status is the same',
};
