import type { MemberId, Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import type { ChannelChange } from '@fabric-governance/chaincode/governance/network/network-effect';
import type { MemberRecord } from '@fabric-governance/chaincode/governance/records/members';
import { toBase64 } from '@fabric-governance/protocol/bytes';
import { acceptanceOf, policiesOfUpdate } from '@fabric-governance/protocol/config/acceptance';
import { standingOf } from '@fabric-governance/protocol/config/change/channel-change';
import type { ConfigEntry } from '../network/config-history.js';
import type { Agreement, NetworkFinding } from './finding.js';

/** What agents know of the channel. */
export interface FindingContext {
  readonly channel: string;
  /** Oldest first. */
  readonly configs: readonly ConfigEntry[];
  readonly members: readonly MemberRecord[];
}

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
        ...agreement(standing.configUpdate, current, context),
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

/** Agents hold their organisation's administrator. */
function agreement(
  update: Uint8Array,
  { config }: ConfigEntry,
  { channel, members }: FindingContext,
): Agreement {
  const policies = policiesOfUpdate(channel, config, update);
  const mspOf = new Map<MemberId, string>(members.map(({ id, mspId }) => [id, mspId]));
  const acceptance = (ids: readonly MemberId[]) =>
    acceptanceOf(config, policies, { mspIds: ids.flatMap((id) => mspOf.get(id) ?? []), role: 'admin' });
  const { named } = acceptance([]);
  return {
    acceptedWith: (ids) => acceptance(ids).accepted,
    named: members.filter(({ mspId }) => named.includes(mspId)).map(({ id }) => id),
  };
}
