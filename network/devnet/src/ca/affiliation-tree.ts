import type { IdentityRecord } from './ca-records.js';
import { identityInfo, type IdentityInfo } from './identity-administration.js';

/** An affiliation with those below it, as fabric-ca tells it. */
export interface AffiliationNode {
  readonly name: string;
  readonly affiliations?: readonly AffiliationNode[];
  readonly identities?: readonly IdentityInfo[];
}

/** Whether an affiliation is another one or below it. */
export function isSameOrBelow(name: string, above: string): boolean {
  return name === above || name.startsWith(`${above}.`);
}

/** The part of the tree from an affiliation downwards, with the identities that are given. */
export function affiliationSubtree(
  name: string,
  names: readonly string[],
  identities: readonly IdentityRecord[],
): AffiliationNode {
  const depth = name.split('.').length;
  const children = names
    .filter((other) => other.startsWith(`${name}.`) && other.split('.').length === depth + 1)
    .map((child) => affiliationSubtree(child, names, identities));
  const members = identities.filter(({ affiliation }) => affiliation === name).map(identityInfo);
  return {
    name,
    ...(children.length > 0 && { affiliations: children }),
    ...(members.length > 0 && { identities: members }),
  };
}

/** All affiliations as one tree: the only top one, or a nameless root above several; undefined when there are none. */
export function affiliationTree(names: readonly string[]): AffiliationNode | undefined {
  const paths = [...new Set(names.flatMap(pathsTo))];
  const tops = paths.filter((name) => !name.includes('.')).map((name) => affiliationSubtree(name, paths, []));
  return tops.length > 1 ? { name: '', affiliations: tops } : tops[0];
}

/** The names of an affiliation and of those above it, from the top. */
export function pathsTo(name: string): readonly string[] {
  const parts = name.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}
