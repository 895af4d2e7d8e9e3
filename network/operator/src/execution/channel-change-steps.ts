import type {
  ContributionRecord,
  SignedUpdate,
} from '@fabric-governance/chaincode/governance/records/executions';
import type { Step } from '../agent/step.js';
import type { ChannelChangeOutstanding } from './finding.js';
import { failedBecause, isTurn, type Running } from './running.js';

type Signed = ContributionRecord & SignedUpdate;

/** A change of the configuration that is outstanding: this agent signs it, or one sends it with the signatures of enough of them. */
export function channelChangeSteps(finding: ChannelChangeOutstanding, running: Running): readonly Step[] {
  const { open, attempt, context } = running;
  const { configUpdate } = finding;
  const agreeing = open.contributions.filter(isSigned).filter((one) => one.configUpdate === configUpdate);
  const lost = outOfReach(finding, agreeing, running);
  if (lost !== undefined) return [failedBecause(lost, running)];
  const hasGiven = open.contributions.some(({ memberId }) => memberId === context.self);
  if (!hasGiven && finding.named.includes(context.self)) {
    return [{ kind: 'contribute', proposalId: open.proposal.id, attempt, configUpdate }];
  }
  return broadcast(finding, agreeing, running);
}

function isSigned(contribution: ContributionRecord): contribution is Signed {
  return 'configUpdate' in contribution;
}

/**
 * Why the network can no longer take what the agents agree to in this attempt, if it cannot: each agrees once, and what it agreed to
 * before the configuration changed is void. Only a new attempt can help then.
 */
function outOfReach(
  finding: ChannelChangeOutstanding,
  agreeing: readonly Signed[],
  { open, context }: Running,
): 'CONFIGURATION_CHANGED' | 'SIGNATURES_OUT_OF_REACH' | undefined {
  const kept = new Set(agreeing.map(({ memberId }) => memberId));
  const voided = open.contributions.map(({ memberId }) => memberId).filter((id) => !kept.has(id));
  const left = context.agents.filter((memberId) => !voided.includes(memberId));
  if (finding.acceptedWith(left)) return undefined;
  return voided.length > 0 ? 'CONFIGURATION_CHANGED' : 'SIGNATURES_OUT_OF_REACH';
}

function broadcast(
  { configUpdate, madeFrom, acceptedWith }: ChannelChangeOutstanding,
  given: readonly Signed[],
  running: Running,
): readonly Step[] {
  const agreeing = [...given].sort((a, b) => a.at - b.at || (a.memberId < b.memberId ? -1 : 1));
  const enough = agreeing.findIndex((_, index) =>
    acceptedWith(agreeing.slice(0, index + 1).map(({ memberId }) => memberId)),
  );
  const last = agreeing[enough];
  if (last === undefined || !isTurn(last.at, running)) return [];
  const { open, attempt } = running;
  const configSignatures = agreeing
    .toSorted((a, b) => (a.memberId < b.memberId ? -1 : 1))
    .map(({ configSignature }) => configSignature);
  const of = { proposalId: open.proposal.id, attempt };
  return [{ kind: 'broadcast', ...of, configUpdate, configSignatures, madeFrom }];
}
