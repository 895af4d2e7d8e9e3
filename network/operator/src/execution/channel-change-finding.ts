import type { Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import type { ChannelChange } from '@fabric-governance/chaincode/governance/network/network-effect';
import { toBase64 } from '@fabric-governance/protocol/bytes';
import { policiesOfUpdate } from '@fabric-governance/protocol/config/acceptance';
import { standingOf } from '@fabric-governance/protocol/config/change/channel-change';
import type { ConfigEntry } from '../network/config-history.js';
import { agreementBy, type FindingContext } from './agreement.js';
import type { NetworkFinding } from './finding.js';

/** How a decided change of the channel's configuration stands; undefined while no configuration is known. */
export function channelChangeFinding(
  change: ChannelChange,
  context: FindingContext,
): NetworkFinding | undefined {
  const { channel, configs } = context;
  const current = configs.at(-1);
  if (current === undefined) return undefined;
  const standing = standingOf(channel, current.config, change);
  switch (standing.state) {
    case 'made':
      return { state: 'as-decided', ...broughtBy(change, current, context) };
    case 'impossible':
      return standing;
    case 'outstanding':
      return {
        state: 'change-outstanding',
        configUpdate: toBase64(standing.configUpdate),
        madeFrom: current.blockNumber,
        ...agreementBy(policiesOfUpdate(channel, current.config, standing.configUpdate), 'admin', context),
      };
  }
}

/** The block that brought the change: the first of the unbroken run of configurations that bear it up to now. */
function broughtBy(change: ChannelChange, current: ConfigEntry, { channel, configs }: FindingContext) {
  const isMade = ({ config }: ConfigEntry): boolean => standingOf(channel, config, change).state === 'made';
  const before = configs.findLastIndex((entry) => !isMade(entry));
  const { blockNumber, headerHash } = configs[before + 1] ?? current;
  return { blockNumber, headerHash: headerHash as Sha256Hex };
}
