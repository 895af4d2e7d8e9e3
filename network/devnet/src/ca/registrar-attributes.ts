import { attributeValue } from './attributes.js';
import type { CaAttribute } from './ca-records.js';
import { goBoolean } from './go-boolean.js';

const REGISTRAR_ATTRIBUTES = 'hf.Registrar.Attributes';
const ROLES = 'hf.Registrar.Roles';
const DELEGATE_ROLES = 'hf.Registrar.DelegateRoles';
const RESERVED_PREFIX = 'hf.';

/** What the reserved attributes hold. A registrar hands on only what it holds itself; `fixed` ones nobody hands on. */
const RESERVED: Readonly<Record<string, 'boolean' | 'list' | 'fixed'>> = {
  'hf.Revoker': 'boolean',
  'hf.IntermediateCA': 'boolean',
  'hf.GenCRL': 'boolean',
  'hf.AffiliationMgr': 'boolean',
  [ROLES]: 'list',
  [DELEGATE_ROLES]: 'list',
  [REGISTRAR_ATTRIBUTES]: 'list',
  'hf.EnrollmentID': 'fixed',
  'hf.Type': 'fixed',
  'hf.Affiliation': 'fixed',
};

/** A wish to give attributes to somebody. */
export interface AttributeGrant {
  readonly wanted: readonly CaAttribute[];
  /** What the identity has already; empty for a new one. */
  readonly current: readonly CaAttribute[];
  readonly registrar: readonly CaAttribute[];
}

/**
 * Why a registrar may not give these attributes, or undefined when it may. The rules are those of fabric-ca's
 * `hf.Registrar.Attributes`: patterns by name, and for reserved names the registrar's own power.
 */
export function attributeRefusal(grant: AttributeGrant): string | undefined {
  for (const attribute of grant.wanted) {
    const reason = nameRefusal(attribute, grant) ?? powerRefusal(attribute, grant);
    if (reason !== undefined) {
      return reason;
    }
  }
  return undefined;
}

function nameRefusal({ name }: CaAttribute, { registrar }: AttributeGrant): string | undefined {
  const patterns = attributeValue(registrar, REGISTRAR_ATTRIBUTES);
  if (patterns === undefined || patterns === '') {
    return `the registrar has no ${REGISTRAR_ATTRIBUTES}`;
  }
  if (!matchesPattern(name, listOf(patterns))) {
    return `attribute ${name} is not among the registrar's ${patterns}`;
  }
  return name.startsWith(RESERVED_PREFIX) && RESERVED[name] === undefined
    ? `attribute ${name} has a reserved name`
    : undefined;
}

function powerRefusal(attribute: CaAttribute, grant: AttributeGrant): string | undefined {
  const { name, value } = attribute;
  const kind = RESERVED[name];
  if (kind === undefined) {
    return undefined;
  }
  if (kind === 'fixed') {
    return `attribute ${name} is set by the authority`;
  }
  const owned = attributeValue(grant.registrar, name);
  if (owned === undefined) {
    return `the registrar does not own attribute ${name}`;
  }
  if (kind === 'boolean') {
    return goBoolean(owned) === true && (value === '' || goBoolean(value) !== undefined)
      ? undefined
      : `boolean attribute ${name} cannot be given the value '${value}'`;
  }
  return value === '' ? undefined : listRefusal(attribute, owned, grant);
}

function listRefusal({ name, value }: CaAttribute, owned: string, grant: AttributeGrant): string | undefined {
  if (name === REGISTRAR_ATTRIBUTES) {
    return patternRefusal(value, owned, grant);
  }
  if (!listOf(owned).includes('*') && !isSubset(value, owned)) {
    return `'${value}' is more than the registrar's own ${name}`;
  }
  return name === DELEGATE_ROLES ? delegateRefusal(grant) : undefined;
}

/** Patterns may be handed on as far as they are owned, and reserved names only to whom has the attribute itself. */
function patternRefusal(value: string, owned: string, grant: AttributeGrant): string | undefined {
  const held = [...grant.wanted, ...grant.current].map(({ name }) => name);
  const refused = listOf(value).find(
    (pattern) =>
      !matchesPattern(pattern, listOf(owned)) ||
      (pattern.startsWith(RESERVED_PREFIX) && !held.includes(pattern)),
  );
  return refused === undefined ? undefined : `'${refused}' cannot be given as ${REGISTRAR_ATTRIBUTES}`;
}

/** Roles to hand on must be among the roles to register. */
function delegateRefusal({ wanted, current }: AttributeGrant): string | undefined {
  const roles = (attributeValue(wanted, ROLES) ?? '') || (attributeValue(current, ROLES) ?? '');
  const delegates = attributeValue(wanted, DELEGATE_ROLES) ?? '';
  return listOf(roles).includes('*') || isSubset(delegates, roles)
    ? undefined
    : 'the delegate roles are more than the roles';
}

/** A pattern is an exact name, or a beginning followed by an asterisk. */
function matchesPattern(name: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith('*') ? name.startsWith(pattern.replace(/\*+$/u, '')) : name === pattern,
  );
}

function isSubset(small: string, big: string): boolean {
  const members = big.toLowerCase().split(',');
  return small
    .toLowerCase()
    .split(',')
    .every((member) => member === '' || members.includes(member));
}

function listOf(list: string): readonly string[] {
  return list.replaceAll(' ', '').split(',');
}
