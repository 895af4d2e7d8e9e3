import type { DocumentPath, Problem } from '../problem.js';
import { type Draft, placedInstitutions } from './draft.js';

/** Ids, MSP ids and domains are unique in the file, people's ids within their institution. */
export function identityProblems({ source, file }: Draft): Problem[] {
  const institutions = placedInstitutions(file);
  const problems: Problem[] = [];
  const unique = (
    values: readonly { readonly value: string; readonly path: DocumentPath }[],
    what: string,
  ): void => {
    const first = new Map<string, DocumentPath>();
    for (const { value, path } of values) {
      const before = first.get(value);
      if (before === undefined) {
        first.set(value, path);
      } else {
        const { line } = source.positionOf(before);
        problems.push(
          source.problem(path, `${what} "${value}" is already used on line ${line}. Give another.`),
        );
      }
    }
  };
  for (const key of ['id', 'mspId', 'domain'] as const) {
    unique(
      institutions.map(({ entry, path }) => ({ value: entry[key], path: [...path, key] })),
      { id: 'The id', mspId: 'The MSP id', domain: 'The domain' }[key],
    );
  }
  for (const { entry, path } of institutions) {
    unique(
      entry.people.map(({ id }, index) => ({ value: id, path: [...path, 'people', index, 'id'] })),
      'The person id',
    );
  }
  return problems;
}
