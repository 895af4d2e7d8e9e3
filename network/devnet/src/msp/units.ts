import { createHash } from 'node:crypto';
import { equalBytes } from '@fabric-governance/protocol/bytes';
import type { FabricNodeOUs, FabricOUIdentifier } from '@hyperledger/fabric-protos/lib/msp/msp_config_pb.js';
import { type Authorities, certificateFromPem, memberChain } from './authorities.js';
import { canonicalCertificate } from './canonical-certificate.js';
import type { X509Certificate } from './x509-certificate.js';

/** The four roles an MSP with node OUs tells apart. */
export const NODE_ROLES = ['client', 'peer', 'admin', 'orderer'] as const;
export type NodeRole = (typeof NODE_ROLES)[number];

/** Hash functions by which Fabric names identities and chains of authorities, by Node's names. */
export type IdentifierHash = 'sha256' | 'sha384' | 'sha3-256' | 'sha3-384';

/** An organisational unit that gives a role, perhaps under one authority only. */
export interface RoleUnit {
  readonly unit: string;
  /** Hex; undefined when any authority may give it. */
  readonly certifiersIdentifier?: string;
}

/** Hex digest of the authorities of a chain, which names them where a unit stands under one of them. */
export function certifiersIdentifier(authorities: readonly X509Certificate[], hash: IdentifierHash): string {
  const digest = createHash(hash);
  authorities.forEach(({ der }) => digest.update(der));
  return digest.digest('hex');
}

/**
 * The units that give roles; undefined where node OUs are off, so that roles are not told apart.
 * @throws in Fabric's words for a unit under an authority that is none of the organisation's.
 */
export function readRoleUnits(
  nodeOus: FabricNodeOUs | undefined,
  authorities: Authorities,
  hash: IdentifierHash,
): ReadonlyMap<NodeRole, RoleUnit> | undefined {
  if (!nodeOus) {
    return undefined;
  }
  const given: readonly [NodeRole, FabricOUIdentifier | undefined][] = [
    ['client', nodeOus.getClientOuIdentifier()],
    ['peer', nodeOus.getPeerOuIdentifier()],
    ['admin', nodeOus.getAdminOuIdentifier()],
    ['orderer', nodeOus.getOrdererOuIdentifier()],
  ];
  const units = new Map(
    given.flatMap(([role, identifier]) =>
      identifier ? [[role, roleUnit(identifier, authorities, hash)] as const] : [],
    ),
  );
  return nodeOus.getEnable() && units.size > 0 ? units : undefined;
}

/**
 * The units that people of an organisation must be of, with the authorities that may give each; empty when any will do.
 * @throws in Fabric's words.
 */
export function readRequiredUnits(
  identifiers: readonly FabricOUIdentifier[],
  authorities: Authorities,
  hash: IdentifierHash,
): ReadonlyMap<string, readonly string[]> {
  const units = new Map<string, string[]>();
  for (const identifier of identifiers) {
    const unit = identifier.getOrganizationalUnitIdentifier();
    const certifiers = units.get(unit) ?? [];
    certifiers.push(certifiersOf(identifier.getCertificate_asU8(), authorities, hash));
    units.set(unit, certifiers);
  }
  return units;
}

function roleUnit(identifier: FabricOUIdentifier, authorities: Authorities, hash: IdentifierHash): RoleUnit {
  const unit = identifier.getOrganizationalUnitIdentifier();
  const pem = identifier.getCertificate_asU8();
  return pem.length === 0 ? { unit } : { unit, certifiersIdentifier: certifiersOf(pem, authorities, hash) };
}

function certifiersOf(pem: Uint8Array, authorities: Authorities, hash: IdentifierHash): string {
  const certificate = canonicalCertificate(certificateFromPem(pem), authorities);
  const isSame = ({ der }: X509Certificate): boolean => equalBytes(der, certificate.der);
  if (authorities.roots.some(isSame)) {
    return certifiersIdentifier([certificate], hash);
  }
  if (authorities.intermediates.some(isSame)) {
    return certifiersIdentifier(memberChain(certificate, authorities, 0), hash);
  }
  throw new Error('Failed adding OU. Certificate not in root or intermediate certs.');
}
