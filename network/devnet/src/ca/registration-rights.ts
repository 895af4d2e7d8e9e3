import type { CaAttribute } from './attributes.js';
import type { RegisteredIdentity } from './identity-registry.js';

/** Attributes that the authority sets itself. */
const FIXED = ['hf.EnrollmentID', 'hf.Type', 'hf.Affiliation'];

/**
 * Whether a registrar may register an identity, by fabric-ca's rules: its `hf.Registrar.Roles` cover the type, its
 * affiliation is the same or above, its `hf.Registrar.Attributes` cover the attributes, and it hands on no power of
 * the authority (`hf.…`) that it does not hold itself.
 */
export function mayRegister(registrar: RegisteredIdentity, wanted: RegisteredIdentity): boolean {
  return (
    covers(listOf(registrar, 'hf.Registrar.Roles'), wanted.type) &&
    isSameOrBelow(wanted.affiliation, registrar.affiliation) &&
    wanted.attributes.every((attribute) => mayGrant(registrar, attribute))
  );
}

function mayGrant(registrar: RegisteredIdentity, { name, value }: CaAttribute): boolean {
  if (FIXED.includes(name) || !covers(listOf(registrar, 'hf.Registrar.Attributes'), name)) {
    return false;
  }
  if (!name.startsWith('hf.')) {
    return true;
  }
  const owned = listOf(registrar, name);
  return value === 'false' || split(value).every((item) => covers(owned, item));
}

function listOf(identity: RegisteredIdentity, name: string): readonly string[] {
  return split(identity.attributes.find((attribute) => attribute.name === name)?.value ?? '');
}

function split(list: string): readonly string[] {
  return list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** Patterns are `*`, an exact name, or a name ending in `.*`. */
function covers(patterns: readonly string[], name: string): boolean {
  return patterns.some(
    (pattern) =>
      pattern === '*' ||
      pattern === name ||
      (pattern.endsWith('.*') && name.startsWith(pattern.slice(0, -1))),
  );
}

function isSameOrBelow(affiliation: string, above: string): boolean {
  return above === '' || affiliation === above || affiliation.startsWith(`${above}.`);
}
