import type { TransactionName } from '@fabric-governance/chaincode/contracts/transactions';
import { networkEffectOf } from '@fabric-governance/chaincode/governance/actions/catalogue';
import { attestingMembers } from '@fabric-governance/chaincode/governance/network/attesting-members';
import type { PhaseRecord } from '@fabric-governance/chaincode/governance/records/proposals';
import { sha256Hex } from '@fabric-governance/chaincode/governance/sha256';
import type { AgentStage, Stage } from '../stage/stage.js';

/** Whether this stage lets the members' agents be stood in for. */
export function hasAgents(stage: Stage): stage is AgentStage {
  return 'sendAsAgent' in stage;
}

/**
 * Does the next thing that the agents would do about a network action: begin, attest one after the other that the network is as
 * decided, conclude. There is no network here to look at, so the attestations name a block that does not exist. Answers whether
 * there was anything to do.
 */
export async function standInForAgents(
  stage: AgentStage,
  { proposalId, state, attempt }: PhaseRecord,
): Promise<boolean> {
  const proposal = await stage.record('proposal', proposalId);
  if (proposal === undefined || networkEffectOf(proposal.actions) === undefined) return false;
  const attesting = attestingMembers(proposal.actions, await stage.records('member'));
  const evidence = { blockNumber: 0, headerHash: sha256Hex(proposalId) };
  const send = async (memberId: string, name: TransactionName, more: object = {}): Promise<boolean> =>
    (await stage.sendAsAgent(memberId, { name, input: { proposalId, ...more } })).ok;
  const [first] = attesting;
  if (first === undefined) return false;
  if (state !== 'executing') return send(first.id, 'Execution:start');
  for (const { id } of attesting) {
    const attested = await send(id, 'Execution:attest', { attempt, result: 'done', evidence });
    if (attested) return true;
  }
  return send(first.id, 'Execution:complete', { attempt });
}
