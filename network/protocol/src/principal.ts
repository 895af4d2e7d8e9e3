import { equalBytes } from './bytes.js';
import type { Certificate } from './certificate.js';
import type { MspRole, Principal } from './policy.js';

/** An identity whose certificate has been read and, by the caller, validated against its MSP. */
export interface MspIdentity {
  readonly mspId: string;
  readonly certificate: Certificate;
  /** The serialized identity, as sent. */
  readonly bytes: Uint8Array;
}

/** Organisational units that give a role where an MSP has node OUs on, which Fabric's tools always do. */
export const NODE_OUS = ['client', 'peer', 'admin', 'orderer'] as const satisfies readonly MspRole[];

/** The roles a certificate's units give. Fabric's MSP refuses an identity that has none or more than one. */
export function rolesOf(certificate: Certificate): readonly (typeof NODE_OUS)[number][] {
  return NODE_OUS.filter((role) => certificate.subject.organizationalUnits.includes(role));
}

/** Whether a valid identity belongs to the principal, under node OUs; under which authority a unit stands is not judged. */
export function satisfiesPrincipal(identity: MspIdentity, principal: Principal): boolean {
  switch (principal.kind) {
    case 'role':
      return (
        identity.mspId === principal.mspId &&
        (principal.role === 'member' || rolesOf(identity.certificate).includes(principal.role))
      );
    case 'unit':
      return (
        identity.mspId === principal.mspId &&
        identity.certificate.subject.organizationalUnits.includes(principal.unit)
      );
    case 'identity':
      return equalBytes(identity.bytes, principal.identity);
    case 'combined':
      return (
        principal.principals.length > 0 &&
        principal.principals.every((each) => satisfiesPrincipal(identity, each))
      );
    case 'nominal':
      return true;
    case 'unsupported':
      return false;
  }
}
