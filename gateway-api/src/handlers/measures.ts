import type { Handlers } from '../http/handlers.js';
import type { Services } from '../services.js';
import { newMemory, viewMeasures, viewWhatIf } from '../views/measures.js';

/** Participation, power, and what an amendment would change, from the read model. */
export function measureHandlers({ reader }: Pick<Services, 'reader'>): Pick<Handlers, 'measures' | 'whatIf'> {
  const { projection } = reader;
  const memory = newMemory();
  return {
    measures: () => viewMeasures(projection, memory),
    whatIf: ({ params }) => viewWhatIf(projection, params.id, memory),
  };
}
