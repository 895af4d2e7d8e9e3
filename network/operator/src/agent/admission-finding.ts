import type { common } from '@hyperledger/fabric-protos';
import type { MemberId, Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import type { AdmissionPayload } from '@fabric-governance/chaincode/governance/records/actions';
import type { MemberRecord } from '@fabric-governance/chaincode/governance/records/members';
import type { ProposalRecord } from '@fabric-governance/chaincode/governance/records/proposals';
import { toBase64 } from '@fabric-governance/protocol/bytes';
import { applyConfigUpdate } from '@fabric-governance/protocol/config/apply-config-update';
import { sameMessage } from '@fabric-governance/protocol/config/canonical';
import { withOrganisation } from '@fabric-governance/protocol/config/edit-config';
import { computeConfigUpdate } from '@fabric-governance/protocol/config/config-update';
import { organisationGroup } from '@fabric-governance/protocol/config/org-group';
import { organisationsOf } from '@fabric-governance/protocol/config/read-config';
import { evaluatePolicyAt } from '@fabric-governance/protocol/config/policy-tree';
import type { Principal } from '@fabric-governance/protocol/policy';
import { organisationGroupOf, type ConfigEntry } from '../network/config-history.js';
import { admissionOf } from './matter.js';
import type { NetworkFinding } from './view.js';

export interface FindingContext {
  readonly channel: string;
  /** Oldest first. */
  readonly configs: readonly ConfigEntry[];
  readonly members: readonly MemberRecord[];
}

/**
 * What the channel's configuration says about the organisation that a proposal admits; undefined when the proposal admits none.
 * The group's name is the organisation's MSP id, and it must be exactly the group that the decided payload makes.
 */
export function admissionFinding(
  proposal: ProposalRecord,
  context: FindingContext,
): NetworkFinding | undefined {
  const admission = admissionOf(proposal);
  const current = context.configs.at(-1);
  if (admission === undefined || current === undefined) return undefined;
  const decided = decidedGroup(admission);
  const { mspId } = admission.member;
  const isDecided = ({ config }: ConfigEntry): boolean =>
    sameMessage(organisationGroupOf(config, mspId), decided);
  const known = organisationsOf(current.config, 'Application');
  if (!known.some((one) => one.mspId === mspId || one.name === mspId)) {
    return absent(admission, current.config, context);
  }
  if (!isDecided(current)) return { state: 'different' };
  // The block that brought it: the first of the unbroken run up to now.
  const before = context.configs.findLastIndex((entry) => !isDecided(entry));
  const { blockNumber, headerHash } = context.configs[before + 1] ?? current;
  return { state: 'as-decided', blockNumber, headerHash: headerHash as Sha256Hex };
}

function absent(admission: AdmissionPayload, config: common.Config, context: FindingContext): NetworkFinding {
  const { channel, members } = context;
  const updated = withOrganisation(config, admission.member.mspId, decidedGroup(admission));
  const update = computeConfigUpdate(channel, config, updated);
  const { requiredPolicies } = applyConfigUpdate(channel, config, update);
  const mspOf = new Map(members.map(({ id, mspId }) => [id, mspId]));
  return {
    state: 'absent',
    configUpdate: toBase64(update),
    satisfiedBy: (signing: readonly MemberId[]) => {
      const signers = signing.map((id) => mspOf.get(id));
      return requiredPolicies.every(
        ({ policy }) => evaluatePolicyAt(config, policy, { signers, satisfies: isAdministrator }).satisfied,
      );
    },
  };
}

/** Agents hold their organisation's administrator. */
function isAdministrator(mspId: string | undefined, principal: Principal): boolean {
  return (
    principal.kind === 'role' && principal.mspId === mspId && ['admin', 'member'].includes(principal.role)
  );
}

function decidedGroup({ member, organisation }: AdmissionPayload): common.ConfigGroup {
  return organisationGroup({ mspId: member.mspId, ...organisation, nodeOus: true });
}
