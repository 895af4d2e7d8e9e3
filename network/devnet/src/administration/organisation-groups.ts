import { decode } from '@fabric-governance/protocol/message';
import type { Config } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { FabricMSPConfig, MSPConfig } from '@hyperledger/fabric-protos/lib/msp/msp_config_pb.js';

/** The two sections of a channel configuration that hold organisations. */
export type ConfigSection = 'Application' | 'Orderer';

/** MSP id of each organisation's group in a section, by group name in alphabetical order. Other groups are left out. */
export function mspIdsByGroup(config: Config, section: ConfigSection): ReadonlyMap<string, string> {
  const groups = config.getChannelGroup()?.getGroupsMap().get(section)?.getGroupsMap();
  const entries: [string, string][] = [];
  groups?.forEach((group, name) => {
    const value = group.getValuesMap().get('MSP');
    if (value) {
      const outer = decode(MSPConfig, value.getValue_asU8());
      entries.push([name, decode(FabricMSPConfig, outer.getConfig_asU8()).getName()]);
    }
  });
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
