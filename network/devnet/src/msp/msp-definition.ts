import { toHex } from '@fabric-governance/protocol/bytes';
import { decode } from '@fabric-governance/protocol/message';
import type { Config, ConfigGroup } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import {
  type FabricCryptoConfig,
  FabricMSPConfig,
  MSPConfig,
} from '@hyperledger/fabric-protos/lib/msp/msp_config_pb.js';
import type { SignatureHash } from '../crypto/verify-signature.js';
import { checkTlsAuthorities, importableCertificate, readAuthorities } from './authorities.js';
import { canonicalCertificate } from './canonical-certificate.js';
import { readRevocationList } from './certificate-revocation-list.js';
import { administratorFailure } from './identity-validation.js';
import type { MspDefinition } from './membership-rules.js';
import { MspError } from './msp-error.js';
import { type IdentifierHash, readRequiredUnits, readRoleUnits } from './units.js';

export type { MspDefinition } from './membership-rules.js';

/** `MSPConfig.type` of an X.509 MSP. */
const FABRIC_TYPE = 0;
const MSP_VALUE = 'MSP';

const SIGNATURE_HASHES: Readonly<Record<string, SignatureHash>> = {
  '': 'sha256',
  SHA2: 'sha256',
  SHA3: 'sha3-256',
};
const IDENTIFIER_HASHES: Readonly<Record<string, IdentifierHash>> = {
  '': 'sha256',
  SHA256: 'sha256',
  SHA384: 'sha384',
  SHA3_256: 'sha3-256',
  SHA3_384: 'sha3-384',
};

/**
 * The membership rules of every organisation in a channel configuration, by MSP id.
 * @throws MspError `bad-definition` for what Fabric refuses, and for name constraints, which devnet does not judge.
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
  const hashes = readHashes(config.getCryptoConfig());
  const lists = config.getRevocationListList_asU8().map(readRevocationList);
  const roots = config.getRootCertsList_asU8();
  const authorities = readAuthorities(roots, config.getIntermediateCertsList_asU8(), lists);
  checkTlsAuthorities(config.getTlsRootCertsList_asU8(), config.getTlsIntermediateCertsList_asU8(), lists);
  const { identifierHash } = hashes;
  const units = config.getOrganizationalUnitIdentifiersList();
  const definition: MspDefinition = {
    mspId,
    authorities,
    revocationLists: lists,
    requiredUnits: readRequiredUnits(units, authorities, identifierHash),
    roleUnits: readRoleUnits(config.getFabricNodeOus(), authorities, identifierHash),
    administrators: new Set(),
    ...hashes,
  };
  const administrators = config.getAdminsList_asU8();
  if (administrators.length === 0 && definition.roleUnits?.has('admin') !== true) {
    throw bad(mspId, 'administrators must be declared when no admin ou classification is set');
  }
  return { ...definition, administrators: readAdministrators(administrators, definition) };
}

function readAdministrators(pems: readonly Uint8Array[], definition: MspDefinition): ReadonlySet<string> {
  const certificates = pems.map((pem) =>
    canonicalCertificate(importableCertificate(pem), definition.authorities),
  );
  certificates.forEach((certificate, index) => {
    const failure = administratorFailure(certificate, definition);
    if (failure !== undefined) {
      throw bad(definition.mspId, `admin ${index} is invalid ${failure}`);
    }
  });
  return new Set(certificates.map(({ der }) => toHex(der)));
}

/** An unknown hash for signatures is found out when one is to be verified, so that none holds. */
function readHashes(
  config: FabricCryptoConfig | undefined,
): Pick<MspDefinition, 'signatureHash' | 'identifierHash'> {
  const identifier = config?.getIdentityIdentifierHashFunction() ?? '';
  const identifierHash = IDENTIFIER_HASHES[identifier];
  if (!identifierHash) {
    throw new Error(`failed getting hash function options: hash function not recognized [${identifier}]`);
  }
  return { signatureHash: SIGNATURE_HASHES[config?.getSignatureHashFamily() ?? ''], identifierHash };
}

function bad(mspId: string, detail: string, cause?: unknown): MspError {
  return new MspError('bad-definition', `MSP ${mspId}: ${detail}`, { cause });
}
