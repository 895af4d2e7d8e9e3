import { toHex } from '@fabric-governance/protocol/bytes';
import { decode } from '@fabric-governance/protocol/message';
import { Capabilities } from '@hyperledger/fabric-protos/lib/common/configuration_pb.js';
import type { Config, ConfigGroup } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { ConsensusType } from '@hyperledger/fabric-protos/lib/orderer/configuration_pb.js';
import { ConfigMetadata } from '@hyperledger/fabric-protos/lib/orderer/etcdraft/configuration_pb.js';
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
 * Checks that a configuration has its sections and demands no capability that devnet lacks.
 * @throws ConfigUpdateError.
 */
export function checkSupported(config: Config): void {
  const groups = config.getChannelGroup()?.getGroupsMap();
  for (const section of SECTIONS) {
    if (!groups?.get(section)) {
      throw new ConfigUpdateError(`config does not contain ${section.toLowerCase()} config`);
    }
  }
  checkCapabilities('Orderer', groups?.get('Orderer'));
  checkCapabilities('Channel', config.getChannelGroup());
  checkCapabilities('Application', groups?.get('Application'));
}

/**
 * Checks what a configuration may not change whoever signs: an organisation's MSP id and the kind of consensus, and,
 * since devnet has one orderer, who consents.
 * @throws ConfigUpdateError in Fabric's words.
 */
export function checkSuccession(current: Config, next: Config): void {
  const [before, after] = [consensusOf(current), consensusOf(next)];
  if (before.getType() !== after.getType()) {
    throw new ConfigUpdateError(
      `attempted to change consensus type from ${before.getType()} to ${after.getType()}`,
    );
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
  checkConsensus(before, after);
}

function checkConsensus(before: ConsensusType, after: ConsensusType): void {
  const failure =
    after.getState() !== ConsensusType.State.STATE_NORMAL
      ? 'devnet has no other consensus to migrate to, and so no maintenance mode'
      : consentersFailure(before, after);
  if (failure !== undefined) {
    throw new ConfigUpdateError(`consensus metadata update for channel config update is invalid: ${failure}`);
  }
}

function consentersFailure(before: ConsensusType, after: ConsensusType): string | undefined {
  const [now, next] = [consentersOf(before), consentersOf(after)];
  if (next.length === 0) {
    return 'invalid new config metadata: empty consenter set';
  }
  return now.length === next.length && now.every((consenter) => next.includes(consenter))
    ? undefined
    : 'devnet runs one orderer, and its consenters cannot be changed';
}

/** Consenters by what tells one from another: their certificates. */
function consentersOf(consensus: ConsensusType): string[] {
  return decode(ConfigMetadata, consensus.getMetadata_asU8())
    .getConsentersList()
    .map(
      (consenter) =>
        `${toHex(consenter.getClientTlsCert_asU8())} ${toHex(consenter.getServerTlsCert_asU8())}`,
    );
}

function checkCapabilities(name: 'Channel' | ConfigSection, group: ConfigGroup | undefined): void {
  const value = group?.getValuesMap().get('Capabilities');
  const required = value ? decode(Capabilities, value.getValue_asU8()).getCapabilitiesMap() : undefined;
  required?.forEach((_capability, capability) => {
    if (!SUPPORTED_CAPABILITIES[name].includes(capability)) {
      const words = `${name} capability ${capability} is required but not supported`;
      // Fabric says it twice.
      throw new ConfigUpdateError(
        `config requires unsupported ${name.toLowerCase()} capabilities: ${words}: ${words}`,
      );
    }
  });
}

function consensusOf(config: Config): ConsensusType {
  const orderer = config.getChannelGroup()?.getGroupsMap().get('Orderer');
  return decode(
    ConsensusType,
    orderer?.getValuesMap().get('ConsensusType')?.getValue_asU8() ?? new Uint8Array(),
  );
}
