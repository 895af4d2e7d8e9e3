import { personAt } from '@fabric-governance/chaincode/governance/people/standing';
import { ApiFailure } from '../errors/api-failure.js';
import type { Handlers } from '../http/handlers.js';
import { charterInForce } from '../read-model/projection.js';
import type { Services } from '../services.js';
import { listProposals, viewProposal } from '../views/proposals.js';

type Area =
  | 'consortium'
  | 'members'
  | 'people'
  | 'nodes'
  | 'charter'
  | 'charters'
  | 'charterVersion'
  | 'proposals'
  | 'proposal';

/** What the ledger says now, from the read model. */
export function governanceHandlers({ reader }: Pick<Services, 'reader'>): Pick<Handlers, Area> {
  const { projection } = reader;
  return {
    consortium: () => {
      if (!projection.consortium) throw new ApiFailure('FOUNDING_NOT_DONE');
      return projection.consortium;
    },
    members: () => sortedById([...projection.members.values()]),
    people: () =>
      sortedById([...projection.people.values()]).map((person) => ({
        ...personAt(person, Date.now()),
        fingerprint: projection.personCredentials.get(person.id)?.fingerprint ?? null,
      })),
    nodes: () => sortedById([...projection.nodes.values()]),
    charter: () => {
      const charter = charterInForce(projection);
      if (!charter) throw new ApiFailure('FOUNDING_NOT_DONE');
      return charter;
    },
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
    proposals: ({ query }) => listProposals(projection, query.state),
    proposal: ({ params }) => viewProposal(projection, params.id),
  };
}

function sortedById<T extends { readonly id: string }>(records: T[]): T[] {
  return records.sort((left, right) => (left.id < right.id ? -1 : 1));
}
