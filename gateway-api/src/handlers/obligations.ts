import type { Handlers } from '../http/handlers.js';
import type { Services } from '../services.js';
import { listObligations } from '../views/obligations.js';

/** What decisions have led to: duties of institutions, and decisions made off the ledger. */
export function obligationHandlers({
  reader,
  now,
}: Pick<Services, 'reader' | 'now'>): Pick<Handlers, 'obligations' | 'minutes' | 'dataSets'> {
  const { projection } = reader;
  return {
    obligations: ({ query }) => listObligations(projection, query, now()),
    dataSets: () => [...projection.dataSets.values()].sort((left, right) => (left.id < right.id ? -1 : 1)),
    minutes: () => [...projection.minutes.values()].sort((left, right) => right.madeAt - left.madeAt),
  };
}
