import type { Permission } from '@fabric-governance/chaincode/governance/authority/permissions';
import type { CharterRules, ConsortiumFile, InstitutionEntry } from '../consortium-file.js';
import type { DocumentPath } from '../problem.js';
import type { YamlSource } from '../yaml-source.js';

/** A consortium file whose form is right, on its way through the cross-checks. */
export interface Draft {
  readonly source: YamlSource;
  readonly file: ConsortiumFile;
  readonly charter: CharterRules;
  /** Where the charter was read from, and its place there. */
  readonly charterSource: YamlSource;
  readonly charterPath: DocumentPath;
}

/** An institution with its path in the file. */
export interface Placed {
  readonly entry: InstitutionEntry;
  readonly path: DocumentPath;
}

/** All institutions of the file: members first, then applicants. */
export function placedInstitutions(file: ConsortiumFile): readonly Placed[] {
  return [
    ...file.institutions.map((entry, index) => ({ entry, path: ['institutions', index] })),
    ...file.applicants.map((entry, index) => ({ entry, path: ['applicants', index] })),
  ];
}

/** People of an institution whose roles carry a permission. */
export function holders(
  entry: InstitutionEntry,
  permission: Permission,
  charter: CharterRules,
): readonly string[] {
  return entry.people
    .filter(({ roles }) => roles.some((role) => charter.roles[role]?.permissions.includes(permission)))
    .map(({ id }) => id);
}

/** The ids of a table, for "write one of" sentences. */
export function known(table: Readonly<Record<string, unknown>>): string {
  return Object.keys(table).join(', ');
}
