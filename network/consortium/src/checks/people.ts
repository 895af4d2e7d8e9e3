import type { InstitutionEntry } from '../consortium-file.js';
import type { DocumentPath, Problem } from '../problem.js';
import { type Draft, known, placedInstitutions } from './draft.js';

type PersonEntry = InstitutionEntry['people'][number];

/** Every role that a person holds is one of the charter's, held once, and goes with the person's other roles. */
export function peopleProblems(draft: Draft): Problem[] {
  return placedInstitutions(draft.file).flatMap(({ entry, path }) =>
    entry.people.flatMap((person, index) =>
      personProblems(draft, person, [...path, 'people', index, 'roles']),
    ),
  );
}

function personProblems({ source, charter }: Draft, person: PersonEntry, path: DocumentPath): Problem[] {
  return person.roles.flatMap((role, index) => {
    const at = [...path, index];
    const definition = charter.roles[role];
    if (definition === undefined) {
      return [
        source.problem(at, `The charter has no role "${role}". Write one of: ${known(charter.roles)}.`),
      ];
    }
    if (person.roles.indexOf(role) < index) {
      return [source.problem(at, `The role "${role}" is listed twice. Remove one.`)];
    }
    const earlier = person.roles.slice(0, index);
    const clash = earlier.find(
      (other) => definition.excludes.includes(other) || charter.roles[other]?.excludes.includes(role),
    );
    return clash === undefined
      ? []
      : [
          source.problem(
            at,
            `The charter keeps the roles "${clash}" and "${role}" apart. Give one of them to another person.`,
          ),
        ];
  });
}
