import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import type { MemberRecord } from '@fabric-governance/chaincode/governance/records/members';
import { acceptanceOf, type AgreeingRole } from '@fabric-governance/protocol/config/acceptance';
import type { ConfigEntry } from '../network/config-history.js';
import type { DefinitionHistory } from '../network/definition-history.js';
import type { Agreement } from './finding.js';

/** What agents know of the channel. */
export interface FindingContext {
  readonly channel: string;
  /** Oldest first. */
  readonly configs: readonly ConfigEntry[];
  readonly definitions: Pick<DefinitionHistory, 'newest'>;
  readonly members: readonly MemberRecord[];
}

/** What these policies of the present configuration say of members that agree, each organisation in this role. */
export function agreementBy(
  policies: readonly string[],
  role: AgreeingRole,
  { configs, members }: FindingContext,
): Agreement {
  const config = configs.at(-1)?.config;
  if (config === undefined) return { acceptedWith: () => false, named: [] };
  const mspOf = new Map<MemberId, string>(members.map(({ id, mspId }) => [id, mspId]));
  const acceptance = (ids: readonly MemberId[]) =>
    acceptanceOf(config, policies, { mspIds: ids.flatMap((id) => mspOf.get(id) ?? []), role });
  const { named } = acceptance([]);
  return {
    acceptedWith: (ids) => acceptance(ids).accepted,
    named: members.filter(({ mspId }) => named.includes(mspId)).map(({ id }) => id),
  };
}
