import type { Config } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { ProtocolError } from '../../errors.js';
import { computeConfigUpdate } from '../config-update.js';
import { accessChanged, type AccessChanged } from './access-changed.js';
import { anchorPeersChanged, type AnchorPeersChanged } from './anchor-peers-changed.js';
import { batchLimitsChanged, type BatchLimitsChanged } from './batch-limits-changed.js';
import { capabilitiesChanged, type CapabilitiesChanged } from './capabilities-changed.js';
import type { ChangeDefinition } from './change-definition.js';
import { organisationAdded, type OrganisationAdded } from './organisation-added.js';
import { organisationRemoved, type OrganisationRemoved } from './organisation-removed.js';
import { policyChanged, type PolicyChanged } from './policy-changed.js';
import { revocationListsPublished, type RevocationListsPublished } from './revocation-lists-published.js';

/** A change of a channel's configuration in plain data, as people decide it (R13). */
export type ChannelChange =
  | OrganisationAdded
  | OrganisationRemoved
  | BatchLimitsChanged
  | AnchorPeersChanged
  | PolicyChanged
  | AccessChanged
  | CapabilitiesChanged
  | RevocationListsPublished;

type ChangeKind = ChannelChange['kind'];

/** Every kind of change. Adding one is one file with its definition, and its line here. */
const CHANGES: {
  readonly [Kind in ChangeKind]: ChangeDefinition<Extract<ChannelChange, { kind: Kind }>>;
} = {
  'organisation-added': organisationAdded,
  'organisation-removed': organisationRemoved,
  'batch-limits': batchLimitsChanged,
  'anchor-peers': anchorPeersChanged,
  policy: policyChanged,
  access: accessChanged,
  capabilities: capabilitiesChanged,
  'revocation-lists': revocationListsPublished,
};

function definitionOf(change: ChannelChange): ChangeDefinition<ChannelChange> {
  return CHANGES[change.kind];
}

/** A copy of the configuration with the change made. Throws BAD_CONFIG where the configuration has no place for it. */
export function withChange(config: Config, change: ChannelChange): Config {
  return definitionOf(change).made(config, change);
}

/** What became of a decided change in a configuration. */
export type ChangeStanding =
  | { readonly state: 'made' }
  /** The configuration is not the one that the change was decided against; a code, e.g. `ORGANISATION_DIFFERS`. */
  | { readonly state: 'impossible'; readonly obstacle: string }
  /** The update that would make it: serialized common.ConfigUpdate, the same bytes wherever it is computed. */
  | { readonly state: 'outstanding'; readonly configUpdate: Uint8Array };

/**
 * Whether the configuration bears the change already, or how it would come to. A change that stands already counts as made,
 * whoever made it; only one that is outstanding is held against what it was decided on.
 */
export function standingOf(channel: string, config: Config, change: ChannelChange): ChangeStanding {
  const definition = definitionOf(change);
  try {
    const configUpdate = computeConfigUpdate(channel, config, definition.made(config, change));
    const found = definition.obstacle(config, change);
    if (found !== undefined) return { state: 'impossible', obstacle: found };
    return { state: 'outstanding', configUpdate };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    if (error.code === 'CONFIG_UNCHANGED') return { state: 'made' };
    if (error.code === 'BAD_CONFIG')
      return { state: 'impossible', obstacle: `CONFIGURATION_UNFIT: ${error.message}` };
    throw error;
  }
}
