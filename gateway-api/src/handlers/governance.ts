import { alarmsOf } from '@fabric-governance/chaincode/governance/membership/alarms';
import { closedAccounts } from '@fabric-governance/chaincode/governance/people/closed-accounts';
import { personAt } from '@fabric-governance/chaincode/governance/people/standing';
import type { CharterRecord } from '@fabric-governance/chaincode/governance/records/members';
import { ApiFailure } from '../errors/api-failure.js';
import type { Handlers } from '../http/handlers.js';
import { charterInForce, type Projection } from '../read-model/projection.js';
import type { Services } from '../services.js';
import { viewBodies } from '../views/bodies.js';
import { listInterventions } from '../views/interventions.js';
import { networkView } from '../views/network.js';
import { listPowers } from '../views/powers.js';
import { listProposals, viewProposal } from '../views/proposals.js';

type Area =
  | 'consortium'
  | 'members'
  | 'people'
  | 'closedAccounts'
  | 'accountRequests'
  | 'keyResets'
  | 'interventions'
  | 'powers'
  | 'nodes'
  | 'network'
  | 'alarms'
  | 'charter'
  | 'charters'
  | 'charterVersion'
  | 'bodies'
  | 'delegations'
  | 'proposals'
  | 'proposal';

/** What the ledger says now, from the read model. */
export function governanceHandlers({ reader, now }: Pick<Services, 'reader' | 'now'>): Pick<Handlers, Area> {
  const { projection } = reader;
  return {
    consortium: () => {
      if (!projection.consortium) throw new ApiFailure('FOUNDING_NOT_DONE');
      return projection.consortium;
    },
    members: () => sortedById([...projection.members.values()]),
    people: () =>
      sortedById([...projection.people.values()]).map((person) => ({
        ...personAt(person, now()),
        fingerprint: projection.personCredentials.get(person.id)?.fingerprint ?? null,
      })),
    closedAccounts: () => closedAccounts(projection.people.values(), projection.personCredentials.values()),
    keyResets: () => [...projection.keyResets.values()].sort((left, right) => right.at - left.at),
    interventions: () => listInterventions(projection),
    powers: () => listPowers(projection, now()),
    accountRequests: () => [...projection.accountRequests.values()].sort((left, right) => right.at - left.at),
    alarms: () => {
      const charter = charterInForce(projection)?.charter;
      if (!charter) return [];
      const { members, nodes } = projection;
      return alarmsOf({ charter, members: [...members.values()], nodes: [...nodes.values()] });
    },
    nodes: () => sortedById([...projection.nodes.values()]),
    network: () => {
      if (!projection.configuration) throw new ApiFailure('FOUNDING_NOT_DONE');
      return networkView(projection.configuration);
    },
    charter: () => inForce(projection),
    charters: () =>
      [...projection.charters.values()]
        .sort((left, right) => left.version - right.version)
        .map(({ version, hash, since }) => ({
          version,
          hash,
          since,
          inForce: version === projection.consortium?.charterVersion,
        })),
    charterVersion: ({ params: { version } }) => {
      const charter = projection.charters.get(version);
      if (!charter) throw new ApiFailure('CHARTER_NOT_FOUND', { version });
      return charter;
    },
    bodies: () => viewBodies(projection, inForce(projection).charter, now()),
    delegations: () => [...projection.delegations.values()].reverse(),
    proposals: ({ query }) => listProposals(projection, query.state, now()),
    proposal: ({ params }) => viewProposal(projection, params.id, now()),
  };
}

function inForce(projection: Projection): CharterRecord {
  const charter = charterInForce(projection);
  if (!charter) throw new ApiFailure('FOUNDING_NOT_DONE');
  return charter;
}

function sortedById<T extends { readonly id: string }>(records: T[]): T[] {
  return records.sort((left, right) => (left.id < right.id ? -1 : 1));
}
