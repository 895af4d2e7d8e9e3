import { networkEffectOf } from '@fabric-governance/chaincode/governance/actions/catalogue';
import type { ProposalRecord } from '@fabric-governance/chaincode/governance/records/proposals';
import type { FindingContext } from './agreement.js';
import { channelChangeFinding } from './channel-change-finding.js';
import { definitionFinding } from './definition-finding.js';
import type { NetworkFinding } from './finding.js';

/** How what a proposal decided stands on the network; undefined when it decides nothing about the network. */
export function networkFinding(
  { actions }: ProposalRecord,
  context: FindingContext,
): NetworkFinding | undefined {
  const effect = networkEffectOf(actions);
  switch (effect?.kind) {
    case undefined:
      return undefined;
    case 'channel-change':
      return channelChangeFinding(effect.change, context);
    case 'chaincode-definition':
      return definitionFinding(effect.definition, context);
  }
}
