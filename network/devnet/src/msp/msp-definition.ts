import { createHash } from 'node:crypto';
import { fromUtf8, toHex } from '@fabric-governance/protocol/bytes';
import { type Certificate, parseCertificate, pemToDer } from '@fabric-governance/protocol/certificate';
import { DER_TAG, readOnly } from '@fabric-governance/protocol/der';
import { decode } from '@fabric-governance/protocol/message';
import type { Config, ConfigGroup } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import {
  type FabricNodeOUs,
  type FabricOUIdentifier,
  FabricMSPConfig,
  MSPConfig,
} from '@hyperledger/fabric-protos/lib/msp/msp_config_pb.js';
import { type RevocationList, parseRevocationList } from './certificate-revocation-list.js';
import { MspError } from './msp-error.js';

const OID_SUBJECT_KEY_IDENTIFIER = '2.5.29.14';
/** `MSPConfig.type` of an X.509 MSP. */
const FABRIC_TYPE = 0;
const MSP_VALUE = 'MSP';

/** The four roles an MSP with node OUs tells apart. */
export type NodeRole = 'client' | 'peer' | 'admin' | 'orderer';

/** A trusted root and the names by which Fabric refers to it. */
export interface RootAuthority {
  readonly certificate: Certificate;
  /** Hex, from the certificate's own extension. */
  readonly subjectKeyIdentifier: string;
  /** SHA-256 of the certificate, upper-case hex: the `CertifiersIdentifier` of its organisational units. */
  readonly certifiersIdentifier: string;
}

/** An organisational unit that gives a role, perhaps under one root only. */
export interface RoleUnit {
  readonly role: NodeRole;
  readonly unit: string;
  readonly certifiersIdentifier?: string;
}

/** An organisation's membership rules, as its `MSP` value in the channel configuration states them. */
export interface MspDefinition {
  readonly mspId: string;
  readonly roots: readonly RootAuthority[];
  readonly revocationLists: readonly RevocationList[];
  /** Undefined where node OUs are off: then roles are not told apart. */
  readonly roleUnits: readonly RoleUnit[] | undefined;
  /** Hex of the DER of certificates named as administrators one by one. */
  readonly administrators: ReadonlySet<string>;
}

/**
 * The membership rules of every organisation in a channel configuration, by MSP id.
 * @throws MspError `bad-definition` for what Fabric refuses, and for intermediate authorities, which devnet lacks.
 */
export function mspDefinitionsOf(config: Config): ReadonlyMap<string, MspDefinition> {
  const definitions = new Map<string, { bytes: string; definition: MspDefinition }>();
  const visit = (group: ConfigGroup): void => {
    const value = group.getValuesMap().get(MSP_VALUE);
    if (value) {
      const bytes = toHex(value.getValue_asU8());
      const definition = mspDefinition(value.getValue_asU8());
      const known = definitions.get(definition.mspId);
      if (known && known.bytes !== bytes) {
        throw bad(definition.mspId, 'is defined twice in different ways');
      }
      definitions.set(definition.mspId, { bytes, definition });
    }
    group.getGroupsMap().forEach(visit);
  };
  const root = config.getChannelGroup();
  if (root) {
    visit(root);
  }
  return new Map([...definitions].map(([mspId, { definition }]) => [mspId, definition]));
}

/** Reads one `MSP` value, the bytes of an MSPConfig. */
export function mspDefinition(bytes: Uint8Array): MspDefinition {
  const outer = decode(MSPConfig, bytes);
  if (outer.getType() !== FABRIC_TYPE) {
    throw new MspError('bad-definition', `MSP type ${outer.getType()} is not offered by devnet`);
  }
  const config = decode(FabricMSPConfig, outer.getConfig_asU8());
  const mspId = config.getName();
  try {
    return readDefinition(mspId, config);
  } catch (cause) {
    throw cause instanceof MspError
      ? cause
      : bad(mspId, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function readDefinition(mspId: string, config: FabricMSPConfig): MspDefinition {
  if (mspId === '') {
    throw bad(mspId, 'has no name');
  }
  if (config.getIntermediateCertsList().length > 0) {
    throw bad(mspId, 'has intermediate certificate authorities, which devnet does not offer');
  }
  if (config.getOrganizationalUnitIdentifiersList().length > 0) {
    throw bad(mspId, 'restricts organisational units, which devnet does not offer');
  }
  const roots = config.getRootCertsList_asU8().map((root) => rootAuthority(mspId, root));
  if (roots.length === 0) {
    throw bad(mspId, 'expected at least one CA certificate');
  }
  const roleUnits = roleUnitsOf(config.getFabricNodeOus(), roots);
  const administrators = new Set(config.getAdminsList_asU8().map((admin) => toHex(derOf(admin))));
  if (administrators.size === 0 && roleUnits?.some(({ role }) => role === 'admin') !== true) {
    throw bad(mspId, 'administrators must be declared when no admin ou classification is set');
  }
  return {
    mspId,
    roots,
    revocationLists: config.getRevocationListList_asU8().map((list) => parseRevocationList(derOf(list))),
    roleUnits,
    administrators,
  };
}

function rootAuthority(mspId: string, pem: Uint8Array): RootAuthority {
  const certificate = parseCertificate(derOf(pem));
  if (!certificate.isCa) {
    throw bad(mspId, 'CA Certificate is not a CA certificate');
  }
  const identifier = certificate.extensions.get(OID_SUBJECT_KEY_IDENTIFIER);
  if (!identifier) {
    throw bad(mspId, 'subjectKeyIdentifier not found in certificate');
  }
  return {
    certificate,
    subjectKeyIdentifier: toHex(readOnly(identifier, DER_TAG.octetString).content),
    certifiersIdentifier: certifiersIdentifier(certificate.der),
  };
}

function roleUnitsOf(
  nodeOus: FabricNodeOUs | undefined,
  roots: readonly RootAuthority[],
): readonly RoleUnit[] | undefined {
  if (nodeOus?.getEnable() !== true) {
    return undefined;
  }
  const entries: [NodeRole, FabricOUIdentifier | undefined][] = [
    ['client', nodeOus.getClientOuIdentifier()],
    ['peer', nodeOus.getPeerOuIdentifier()],
    ['admin', nodeOus.getAdminOuIdentifier()],
    ['orderer', nodeOus.getOrdererOuIdentifier()],
  ];
  return entries.flatMap(([role, identifier]) => {
    const unit = identifier?.getOrganizationalUnitIdentifier() ?? '';
    return identifier && unit !== '' ? [{ role, unit, ...certifier(identifier, roots) }] : [];
  });
}

function certifier(
  identifier: FabricOUIdentifier,
  roots: readonly RootAuthority[],
): { certifiersIdentifier?: string } {
  const pem = identifier.getCertificate_asU8();
  if (pem.length === 0) {
    return {};
  }
  const wanted = certifiersIdentifier(derOf(pem));
  if (!roots.some((root) => root.certifiersIdentifier === wanted)) {
    throw new Error('Failed adding OU. Certificate not in root or intermediate certs.');
  }
  return { certifiersIdentifier: wanted };
}

function certifiersIdentifier(der: Uint8Array): string {
  return createHash('sha256').update(der).digest('hex').toUpperCase();
}

function derOf(pem: Uint8Array): Uint8Array {
  return pemToDer(fromUtf8(pem));
}

function bad(mspId: string, detail: string, cause?: unknown): MspError {
  return new MspError('bad-definition', `MSP ${mspId}: ${detail}`, { cause });
}
