import type { Handlers } from '../http/handlers.js';
import type { Services } from '../services.js';
import { pageOfEntries, viewMerit } from '../views/merit.js';

/** Points and penalties, from the read model. */
export function meritHandlers({
  reader,
  now,
}: Pick<Services, 'reader' | 'now'>): Pick<Handlers, 'merit' | 'meritEntries'> {
  return {
    merit: () => viewMerit(reader.projection, now()),
    meritEntries: ({ query }) => pageOfEntries(reader.projection, query),
  };
}
