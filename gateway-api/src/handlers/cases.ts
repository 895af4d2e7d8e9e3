import type { Handlers } from '../http/handlers.js';
import type { Services } from '../services.js';
import { pageOfCases } from '../views/cases.js';

/** Disputes, from the read model. */
export function caseHandlers({ reader }: Pick<Services, 'reader'>): Pick<Handlers, 'cases'> {
  return { cases: ({ query }) => pageOfCases(reader.projection, query) };
}
