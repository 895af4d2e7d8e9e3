import type { Handlers } from '../http/handlers.js';
import type { Services } from '../services.js';
import { listObligations } from '../views/obligations.js';

/** Duties that decisions have laid upon institutions. */
export function obligationHandlers({
  reader,
  now,
}: Pick<Services, 'reader' | 'now'>): Pick<Handlers, 'obligations'> {
  return { obligations: ({ query }) => listObligations(reader.projection, query, now()) };
}
