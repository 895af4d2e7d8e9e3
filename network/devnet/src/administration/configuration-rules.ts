import { decode } from '@fabric-governance/protocol/message';
import { Capabilities } from '@hyperledger/fabric-protos/lib/common/configuration_pb.js';
import type { Config, ConfigGroup } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { ConsensusType } from '@hyperledger/fabric-protos/lib/orderer/configuration_pb.js';
import { ConfigUpdateError } from './config-update-error.js';
import { type ConfigSection, mspIdsByGroup } from './organisation-groups.js';

const SECTIONS: readonly ConfigSection[] = ['Orderer', 'Application'];

/** Capabilities that devnet behaves by, which are those of Fabric 2.5. */
const SUPPORTED_CAPABILITIES: Readonly<Record<'Channel' | ConfigSection, readonly string[]>> = {
  Channel: ['V1_1', 'V1_3', 'V1_4_2', 'V1_4_3', 'V2_0'],
  Orderer: ['V1_1', 'V1_4_2', 'V2_0'],
  Application: ['V1_1', 'V1_2', 'V1_3', 'V1_4_2', 'V2_0', 'V2_5'],
};

/**
 * Checks what a configuration must be by itself: sections in place, no capability that devnet lacks.
 * @throws ConfigUpdateError.
 */
export function checkConfiguration(config: Config): void {
  const root = config.getChannelGroup();
  if (!root) {
    throw new ConfigUpdateError('config must contain a channel group');
  }
  checkCapabilities('Channel', root);
  for (const section of SECTIONS) {
    const group = root.getGroupsMap().get(section);
    if (!group) {
      throw new ConfigUpdateError(`config must contain ${section} group`);
    }
    checkCapabilities(section, group);
  }
}

/**
 * Checks what a configuration may not change whoever signs: an organisation's MSP id and the kind of consensus.
 * @throws ConfigUpdateError in Fabric's words.
 */
export function checkSuccession(current: Config, next: Config): void {
  const [before, after] = [consensusType(current), consensusType(next)];
  if (before !== after) {
    throw new ConfigUpdateError(`attempted to change consensus type from ${before} to ${after}`);
  }
  for (const section of SECTIONS) {
    const renamed = mspIdsByGroup(next, section);
    for (const [group, mspId] of mspIdsByGroup(current, section)) {
      const newMspId = renamed.get(group);
      if (newMspId !== undefined && newMspId !== mspId) {
        throw new ConfigUpdateError(
          `${section.toLowerCase()} org ${group} attempted to change MSP ID from ${mspId} to ${newMspId}`,
        );
      }
    }
  }
}

function checkCapabilities(name: 'Channel' | ConfigSection, group: ConfigGroup): void {
  const value = group.getValuesMap().get('Capabilities');
  const required = value ? decode(Capabilities, value.getValue_asU8()).getCapabilitiesMap() : undefined;
  required?.forEach((_capability, capability) => {
    if (!SUPPORTED_CAPABILITIES[name].includes(capability)) {
      throw new ConfigUpdateError(`${name} capability ${capability} is required but not supported`);
    }
  });
}

function consensusType(config: Config): string {
  const orderer = config.getChannelGroup()?.getGroupsMap().get('Orderer');
  const value = orderer?.getValuesMap().get('ConsensusType');
  return value ? decode(ConsensusType, value.getValue_asU8()).getType() : '';
}
