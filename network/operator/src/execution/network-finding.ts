import { networkEffectOf } from '@fabric-governance/chaincode/governance/actions/catalogue';
import type { ProposalRecord } from '@fabric-governance/chaincode/governance/records/proposals';
import { channelChangeFinding, type FindingContext } from './channel-change-finding.js';
import type { NetworkFinding } from './finding.js';

/** How what a proposal decided stands on the network; undefined when it decides nothing about the network. */
export function networkFinding(
  { actions }: ProposalRecord,
  context: FindingContext,
): NetworkFinding | undefined {
  const effect = networkEffectOf(actions);
  if (effect === undefined) return undefined;
  return channelChangeFinding(effect.change, context);
}
