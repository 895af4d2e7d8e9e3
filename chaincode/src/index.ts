import { BallotsContract } from './contracts/ballots.js';
import { CasesContract } from './contracts/cases.js';
import { DelegationsContract } from './contracts/delegations.js';
import { DeliberationContract } from './contracts/deliberation.js';
import { ExecutionContract } from './contracts/execution.js';
import { FoundingContract } from './contracts/founding.js';
import { MembersContract } from './contracts/members.js';
import { NodesContract } from './contracts/nodes.js';
import { ObligationsContract } from './contracts/obligations.js';
import { PowersContract } from './contracts/powers.js';
import { MeritContract } from './contracts/merit.js';
import { PenaltiesContract } from './contracts/penalties.js';
import { InterventionsContract } from './contracts/interventions.js';
import { PeopleContract } from './contracts/people.js';
import { ProposalsContract } from './contracts/proposals.js';
import { QueriesContract } from './contracts/queries.js';
import { ReleasesContract } from './contracts/releases.js';
import { SafeguardsContract } from './contracts/safeguards.js';

/** The chaincode's contracts, as fabric-shim looks for them. */
export const contracts = [
  FoundingContract,
  InterventionsContract,
  PeopleContract,
  ProposalsContract,
  DeliberationContract,
  BallotsContract,
  DelegationsContract,
  SafeguardsContract,
  MeritContract,
  PenaltiesContract,
  CasesContract,
  ExecutionContract,
  MembersContract,
  NodesContract,
  ReleasesContract,
  ObligationsContract,
  PowersContract,
  QueriesContract,
];
