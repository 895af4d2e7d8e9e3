import type { MspManager } from '../../msp/msp.js';
import { decode } from '@fabric-governance/protocol/message';
import { CollectionConfigPackage } from '@hyperledger/fabric-protos/lib/peer/collection_pb.js';
import type { Simulator } from '../../ledger/simulator.js';
import { checkAgainstCommitted, checkCollections, staticCollections } from './collection-checks.js';
import { committedPlace, readDefinition } from './chaincode-definition.js';
import { LifecycleError } from './lifecycle-error.js';
import { PublicDefinitions } from './state-access.js';
import { readMetadata } from './stored-structure.js';

const NAME = /^[a-zA-Z0-9]+(?:[-_][a-zA-Z0-9]+)*$/u;
const VERSION = /^[A-Za-z0-9_.+-]+$/u;
/** Names of Fabric's own chaincodes, its old ones included. */
const RESERVED = ['cscc', 'escc', 'lscc', 'qscc', 'vscc'];
/** Namespace of the lifecycle before Fabric 2: chaincodes are looked for there, too. */
const LEGACY_LIFECYCLE = 'lscc';

/** What is proposed, by an approval or a commit. */
export interface ProposedDefinition {
  readonly name: string;
  readonly version: string;
  readonly endorsementPlugin: string;
  readonly validationPlugin: string;
  /** Undefined where the message has none. */
  readonly collections: CollectionConfigPackage | undefined;
}

/**
 * Refuses what cannot become a definition: bad names, collections that are not well formed or break with those in
 * force.
 *
 * @throws LifecycleError in Fabric's words
 */
export function checkDefinition(
  proposed: ProposedDefinition,
  channel: { readonly msps: MspManager; readonly simulator: Simulator },
): void {
  checkNames(proposed);
  checkPlugins(proposed);
  const collections = staticCollections(proposed.collections);
  checkCollections(collections, channel.msps);
  checkAgainstCommitted(collections, committedCollections(proposed.name, channel.simulator));
}

function checkNames({ name, version }: ProposedDefinition): void {
  if (!NAME.test(name)) {
    throw new LifecycleError(
      `invalid chaincode name '${name}'. Names can only consist of alphanumerics, '_', and '-' and can only begin ` +
        'with alphanumerics',
    );
  }
  if (RESERVED.includes(name)) {
    throw new LifecycleError(`chaincode name '${name}' is the name of a system chaincode`);
  }
  if (!VERSION.test(version)) {
    throw new LifecycleError(
      `invalid chaincode version '${version}'. Versions can only consist of alphanumerics, '_', '-', '+', and '.'`,
    );
  }
}

// Fabric finds out later: with an unknown endorsement plugin nothing is endorsed, and an unknown validation plugin halts
// the channel.
function checkPlugins({ endorsementPlugin, validationPlugin }: ProposedDefinition): void {
  if (!['', 'escc'].includes(endorsementPlugin)) {
    throw new LifecycleError(
      `plugin with name ${endorsementPlugin} wasn't found: devnet endorses with escc only`,
    );
  }
  if (!['', 'vscc'].includes(validationPlugin)) {
    throw new LifecycleError(
      `plugin with name ${validationPlugin} wasn't found: devnet validates with vscc only`,
    );
  }
}

/** Collections in force. Reads what Fabric reads, so that a change of them voids the transaction. */
function committedCollections(name: string, simulator: Simulator): CollectionConfigPackage | undefined {
  const definitions = new PublicDefinitions(simulator);
  if (readMetadata(committedPlace(name), definitions) === undefined) {
    simulator.getState(LEGACY_LIFECYCLE, name);
    return undefined;
  }
  return decode(CollectionConfigPackage, readDefinition(name, definitions).collections);
}
