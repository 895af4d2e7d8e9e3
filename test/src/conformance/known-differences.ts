import type { FabricVersion } from '@fabric-governance/fabric/programs/fabric-version';

/**
 * Calls whose answer differs from Fabric 2.5's by how Fabric was built: Go's protobuf library puts a space or a no-break space
 * into its words, and here they stand in bytes that are endorsed. Everything else must be the same.
 */
export const BY_BUILD: readonly string[] = ['peer: join with junk', 'lifecycle: an argument that is none'];

/**
 * Calls that a version of Fabric answers otherwise than devnet, which stands in for 2.5, and in what. A call of this list that has
 * become the same must leave it.
 */
export function knownDifferences({ major }: FabricVersion): Readonly<Record<string, string>> {
  return major < FIRST_LATER ? {} : SINCE_3;
}

const FIRST_LATER = 3;
const SINCE_3: Readonly<Record<string, string>> = {
  'broadcast: to an unknown channel':
    'Fabric 3, which knows no system channel, words it otherwise; the status is the same',
  'lscc: chaincodes':
    'Fabric 3 no longer runs the chaincode of the old lifecycle, which 2.5 still answers by',
};
