import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import type { Step } from '../agent/step.js';
import type { DefinitionOutstanding } from './finding.js';
import { failedBecause, isTurn, latest, type Running } from './running.js';

/** A definition that is outstanding: this agent installs and approves, or one commits what enough of them have approved. */
export function definitionSteps(finding: DefinitionOutstanding, running: Running): readonly Step[] {
  const { open, attempt, context } = running;
  const { definition } = finding;
  const of = { proposalId: open.proposal.id, attempt, definition };
  const refusing = open.attestations
    .filter(({ result }) => result === 'failed')
    .map(({ memberId }) => memberId);
  if (!finding.acceptedWith(context.agents.filter((id) => !refusing.includes(id)))) {
    return [failedBecause('SIGNATURES_OUT_OF_REACH', running)];
  }
  const approving = open.contributions.map(({ memberId }) => memberId);
  if (!approving.includes(context.self)) return [{ kind: 'approve', ...of }];
  const endorsing = endorsersAmong(approving, finding, context);
  if (endorsing === undefined || !isTurn(latest(open.contributions), running)) return [];
  return [{ kind: 'commit', ...of, endorsing }];
}

/**
 * As few of those that have approved as the network's policy asks for, beginning with this agent's own institution: others have not agreed to
 * it and would refuse to endorse. Each agent asks others first, so that one peer that is down does not stop them all.
 */
function endorsersAmong(
  approving: readonly MemberId[],
  { acceptedWith }: DefinitionOutstanding,
  { self }: { readonly self: MemberId },
): readonly MemberId[] | undefined {
  const sorted = [...approving].sort();
  const at = sorted.indexOf(self);
  const turned = [...sorted.slice(at), ...sorted.slice(0, at)];
  const enough = turned.findIndex((_, index) => acceptedWith(turned.slice(0, index + 1)));
  return enough < 0 ? undefined : turned.slice(0, enough + 1);
}
