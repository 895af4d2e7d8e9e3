import type { FabricVersion } from '@fabric-governance/fabric/programs/fabric-version';

const DECODER = 'the words of another protobuf decoder';
const NO_PAYLOAD =
  'devnet leaves the response payload out when a system chaincode refuses a call without a channel; status and message are the same';

/**
 * Calls that devnet answers otherwise than Fabric 2.5, and in what. Everything else must be the same; a call of this list that has
 * become the same must leave it.
 */
const KNOWN_DIFFERENCES: Readonly<Record<string, string>> = {
  'orderer: join with junk': DECODER,
  'peer: join with junk': DECODER,
  'peer: join without a block': NO_PAYLOAD,
  'peer: join as a mere member': NO_PAYLOAD,
  'peer: join again': NO_PAYLOAD,
  'peer: unknown function of cscc': NO_PAYLOAD,
  'peer: genesis block of an unknown channel': NO_PAYLOAD,
  'lifecycle: install junk': NO_PAYLOAD,
  'lifecycle: install again': NO_PAYLOAD,
  'lifecycle: an unknown package': NO_PAYLOAD,
  'lifecycle: a function that is none': NO_PAYLOAD,
  'lifecycle: an argument that is none': NO_PAYLOAD,
  'lifecycle: all committed definitions':
    'Fabric reads the metadata of each definition once more by its key; the answer is the same',
  'endorser: junk': DECODER,
  'lscc: chaincodes': 'Fabric’s read set has the range it looked through; both answer that there is nothing',
  'gateway: submit junk': DECODER,
  'broadcast: nothing': 'devnet words an envelope without a header otherwise; the status is the same',
  'broadcast: junk': DECODER,
  'broadcast: an update that is none': DECODER,
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
