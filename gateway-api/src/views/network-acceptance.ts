import { networkEffectOf } from '@fabric-governance/chaincode/governance/actions/catalogue';
import type { MemberId, MspId } from '@fabric-governance/chaincode/governance/ids';
import type { NetworkEffect } from '@fabric-governance/chaincode/governance/network/network-effect';
import type { PhaseRecord, ProposalRecord } from '@fabric-governance/chaincode/governance/records/proposals';
import type { ProposalState } from '@fabric-governance/chaincode/governance/states';
import {
  acceptanceOf,
  type AgreeingRole,
  LIFECYCLE_POLICY,
  policiesOfUpdate,
} from '@fabric-governance/protocol/config/acceptance';
import { standingOf } from '@fabric-governance/protocol/config/change/channel-change';
import type { PolicyVerdict } from '@fabric-governance/protocol/config/policy-tree';
import type { NetworkAcceptance } from '../contract/network.js';
import type { Dossier, Projection } from '../read-model/projection.js';

/** States in which a decision may still come about. */
const OPEN: readonly ProposalState[] = [
  'draft',
  'notice',
  'voting',
  'reveal',
  'queued',
  'held',
  'executing',
  'failed',
];

type Standing = Pick<NetworkAcceptance, 'state' | 'obstacle'> & {
  readonly policies: readonly string[];
  readonly role: AgreeingRole;
};

/**
 * Whether the network's own policies would let a decision about the network through, with those who have said yes or signed so far
 * (R35); undefined for a decision about the ledger alone, and for one that is over.
 */
export function networkAcceptance(
  projection: Projection,
  dossier: Dossier & { readonly proposal: ProposalRecord; readonly phase: PhaseRecord },
): NetworkAcceptance | undefined {
  const { proposal, phase } = dossier;
  const { configuration } = projection;
  const effect = networkEffectOf(proposal.actions);
  if (effect === undefined || configuration === undefined || !OPEN.includes(phase.state)) return undefined;
  const { policies, role, ...standing } = standingNow(effect, projection);
  const { basis, members } = agreeing(dossier);
  const agreed = members.flatMap((id) => projection.members.get(id)?.mspId ?? []).sort();
  const { accepted, verdicts, missing } = acceptanceOf(configuration, policies, { mspIds: agreed, role });
  return {
    ...standing,
    basis,
    accepted: accepted && standing.state !== 'impossible',
    policies: verdicts.map(policyView),
    agreed,
    missing: missing as MspId[],
  };
}

/** How the effect stands on the channel, and which policies are asked about it. */
function standingNow(effect: NetworkEffect, { configuration, consortium }: Projection): Standing {
  if (effect.kind === 'chaincode-definition') {
    return { state: 'outstanding', policies: [LIFECYCLE_POLICY], role: 'peer' };
  }
  const role = 'admin';
  const channel = consortium?.channel ?? '';
  if (configuration === undefined) return { state: 'outstanding', policies: [], role };
  const standing = standingOf(channel, configuration, effect.change);
  switch (standing.state) {
    case 'made':
      return { state: 'made', policies: [], role };
    case 'impossible':
      return { state: 'impossible', obstacle: standing.obstacle, policies: [], role };
    case 'outstanding':
      return {
        state: 'outstanding',
        policies: policiesOfUpdate(channel, configuration, standing.configUpdate),
        role,
      };
  }
}

function agreeing({ phase, ballots, contributions }: Dossier & { readonly phase: PhaseRecord }): {
  readonly basis: NetworkAcceptance['basis'];
  readonly members: readonly MemberId[];
} {
  if (phase.state !== 'executing' && phase.state !== 'failed') {
    const yes = [...ballots.values()].filter(({ choice }) => choice === 'yes');
    return { basis: 'votes', members: yes.map(({ memberId }) => memberId) };
  }
  const signed = [...contributions.values()].filter(({ attempt }) => attempt === phase.attempt);
  return { basis: 'signatures', members: signed.map(({ memberId }) => memberId) };
}

function policyView({
  path,
  satisfied,
  needed,
  parts,
}: PolicyVerdict): NetworkAcceptance['policies'][number] {
  const reached = parts?.filter((part) => part.satisfied).length;
  return {
    path,
    satisfied,
    ...(needed === undefined ? {} : { needed }),
    ...(reached === undefined ? {} : { reached }),
  };
}
