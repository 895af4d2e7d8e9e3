import type { Problem } from '../problem.js';
import { type Draft, placedInstitutions } from './draft.js';

/** Where CouchDB is asked for, every peer of the institution has its own. */
export function fabricSettingsProblems({ source, file }: Draft): Problem[] {
  return placedInstitutions(file).flatMap(({ entry, path }) => {
    const { peers, couchDb } = entry.fabric;
    return couchDb.length === 0 || (couchDb.length === peers && new Set(couchDb).size === peers)
      ? []
      : [
          source.problem(
            [...path, 'fabric', 'couchDb'],
            `"${entry.id}" has ${peers} ${peers === 1 ? 'peer' : 'peers'}, and each needs a CouchDB of its own. Give ${peers} different addresses.`,
          ),
        ];
  });
}
