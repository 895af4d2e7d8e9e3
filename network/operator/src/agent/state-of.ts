import type { Millis } from '@fabric-governance/chaincode/governance/ids';
import { personAt } from '@fabric-governance/chaincode/governance/people/standing';
import { phaseOf } from '@fabric-governance/chaincode/governance/phases/network-phase';
import type { GovernanceState } from '@fabric-governance/chaincode/governance/state';
import { existing } from '@fabric-governance/chaincode/governance/voters/seats';
import type { AgentView } from './view.js';

/** The consortium at this moment under a version of the charter, as the ledger's deciders are given it. */
export function stateOf(
  { consortium, members, people, seats }: AgentView,
  { charter, charterVersion }: Pick<GovernanceState, 'charter' | 'charterVersion'>,
  now: Millis,
): GovernanceState {
  return {
    charter,
    charterVersion,
    ...(consortium === null ? {} : { phase: phaseOf(consortium, charter) }),
    members,
    people: people.map((person) => personAt(person, now)),
    seats: existing(seats, charter, now),
  };
}
