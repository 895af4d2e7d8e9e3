import { Capabilities } from '@hyperledger/fabric-protos/lib/common/configuration_pb.js';
import type { Config } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { decode } from '../../message.js';
import { withGroupEdited } from '../edit-config.js';
import { entriesOf, groupAt } from '../elements.js';
import { capabilities, setValue } from '../group-builder.js';
import type { ChangeDefinition } from './change-definition.js';
import { movedOn } from './moved-on.js';

/** Where each section's capabilities stand. */
const PATHS = {
  channel: '/Channel',
  orderer: '/Channel/Orderer',
  application: '/Channel/Application',
} as const;

export const CAPABILITY_SECTIONS = ['channel', 'orderer', 'application'] as const;
type CapabilitySection = (typeof CAPABILITY_SECTIONS)[number];

/** Nodes must be able to do something else: a node that is not stops. */
export interface CapabilitiesChanged {
  readonly kind: 'capabilities';
  readonly section: CapabilitySection;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** Changes what a section demands of nodes; the order of the names means nothing. */
export const capabilitiesChanged: ChangeDefinition<CapabilitiesChanged> = {
  made: (config, { section, to }) =>
    withGroupEdited(config, PATHS[section], (group) => {
      setValue(group, 'Capabilities', capabilities(...to));
    }),
  obstacle: (config, { section, from }) => movedOn(capabilitiesOf(config, section), from.toSorted()),
};

/** The capabilities that a section demands, sorted. */
export function capabilitiesOf(config: Config, section: CapabilitySection): readonly string[] {
  const value = groupAt(config, PATHS[section])?.getValuesMap().get('Capabilities');
  const message = decode(Capabilities, value?.getValue_asU8() ?? new Uint8Array());
  return entriesOf(message.getCapabilitiesMap()).map(([name]) => name);
}
