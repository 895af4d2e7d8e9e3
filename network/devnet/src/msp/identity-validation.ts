import type { CertificateChain } from './certificate-chain.js';
import { memberChain } from './authorities.js';
import type { MspDefinition } from './membership-rules.js';
import { revocationFailure } from './revocation.js';
import { certifiersIdentifier, type NodeRole, type RoleUnit } from './units.js';
import type { X509Certificate } from './x509-certificate.js';

/** Digits of a certifiers identifier that Fabric prints. */
const PRINTED_HEX_DIGITS = 16;
const AUTHORITY_AS_IDENTITY =
  'An X509 certificate with Basic Constraint: ' +
  'Certificate Authority equals true cannot be used as an identity';

/** What an organisation says of one of its people. */
export interface Membership {
  /** Names the authorities above; a unit counts under them only. */
  readonly certifiersIdentifier: string;
  readonly units: readonly string[];
  /** Empty where node OUs are off. More than one only when the organisation has one unit for several roles. */
  readonly roles: ReadonlySet<NodeRole>;
}

/**
 * Judges a certificate in canonical form: no authority, a chain, not revoked, of the right units, exactly one role.
 * @throws with Fabric's words.
 */
export function membershipOf(certificate: X509Certificate, msp: MspDefinition): Membership {
  const chain = within('could not obtain certification chain', () => chainOf(certificate, msp));
  const [, issuer] = chain;
  const revoked = issuer && revocationFailure(certificate, issuer, msp.revocationLists);
  if (revoked !== undefined) {
    throw new Error(`could not validate identity against certification chain: ${revoked}`);
  }
  return within("could not validate identity's OUs", () => unitsOf(certificate, chain, msp));
}

/**
 * Why a certificate cannot be named as an administrator, in Fabric's words; undefined when it can. With node OUs it
 * must be a client's or an administrator's, without it must be valid.
 */
export function administratorFailure(certificate: X509Certificate, msp: MspDefinition): string | undefined {
  try {
    if (!msp.roleUnits) {
      membershipOf(certificate, msp);
      return undefined;
    }
    chainOf(certificate, msp);
    const roles = rolesOf(certificate.subject.organizationalUnits, msp.roleUnits);
    return roles.has('client') || roles.has('admin')
      ? undefined
      : `[The identity does not contain OU [CLIENT], MSP: [${msp.mspId}]]`;
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

function chainOf(certificate: X509Certificate, msp: MspDefinition): CertificateChain {
  if (certificate.isCa) {
    throw new Error(AUTHORITY_AS_IDENTITY);
  }
  return memberChain(certificate, msp.authorities, 1);
}

function unitsOf(certificate: X509Certificate, chain: CertificateChain, msp: MspDefinition): Membership {
  const certifiers = certifiersIdentifier(chain.slice(1), msp.identifierHash);
  const units = certificate.subject.organizationalUnits;
  const shown = `[${units.map((unit) => `${unit}(${certifiers.slice(0, PRINTED_HEX_DIGITS).toUpperCase()})`).join(' ')}]`;
  checkRequiredUnits(units, { certifiers, shown }, msp);
  if (msp.roleUnits) {
    checkRole(units, { certifiers, shown }, { mspId: msp.mspId, roleUnits: msp.roleUnits });
  }
  return {
    certifiersIdentifier: certifiers,
    units,
    roles: msp.roleUnits ? rolesOf(units, msp.roleUnits) : new Set(),
  };
}

interface Certified {
  readonly certifiers: string;
  /** The units as messages show them. */
  readonly shown: string;
}

function checkRequiredUnits(
  units: readonly string[],
  { certifiers, shown }: Certified,
  { requiredUnits, mspId }: MspDefinition,
): void {
  if (requiredUnits.size === 0 || units.some((unit) => requiredUnits.get(unit)?.includes(certifiers))) {
    return;
  }
  throw new Error(
    units.length === 0
      ? 'the identity certificate does not contain an Organizational Unit (OU)'
      : `none of the identity's organizational units ${shown} are in MSP ${mspId}`,
  );
}

/** Exactly one unit of the certificate gives a role, and under the right authority. */
function checkRole(
  units: readonly string[],
  { certifiers, shown }: Certified,
  { mspId, roleUnits }: { readonly mspId: string; readonly roleUnits: ReadonlyMap<NodeRole, RoleUnit> },
): void {
  const known = new Map([...roleUnits.values()].map((roleUnit) => [roleUnit.unit, roleUnit]));
  let count = 0;
  for (const unit of units) {
    const roleUnit = known.get(unit);
    if (!roleUnit) {
      continue;
    }
    if ((roleUnit.certifiersIdentifier ?? certifiers) !== certifiers) {
      throw new Error(`certifiersIdentifier does not match: ${shown}, MSP: [${mspId}]`);
    }
    count += 1;
    if (count > 1) {
      throw new Error(
        'the identity must have a client, a peer, an orderer, or an admin OU role to be valid, ' +
          `not a combination of them. OUs: ${shown}, MSP: [${mspId}]`,
      );
    }
  }
  if (count === 0) {
    throw new Error(
      'the identity does not have an OU that resolves to client, peer, orderer, or admin role. ' +
        `OUs: ${shown}, MSP: [${mspId}]`,
    );
  }
}

function rolesOf(
  units: readonly string[],
  roleUnits: ReadonlyMap<NodeRole, RoleUnit>,
): ReadonlySet<NodeRole> {
  return new Set([...roleUnits].filter(([, { unit }]) => units.includes(unit)).map(([role]) => role));
}

function within<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new Error(`${what}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
