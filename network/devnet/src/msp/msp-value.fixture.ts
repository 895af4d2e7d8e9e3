import { utf8 } from '@fabric-governance/protocol/bytes';
import {
  FabricCryptoConfig,
  FabricMSPConfig,
  FabricNodeOUs,
  FabricOUIdentifier,
  MSPConfig,
} from '@hyperledger/fabric-protos/lib/msp/msp_config_pb.js';
import { NODE_ROLES, type NodeRole } from './units.js';

/** A unit, perhaps under the authority whose certificate is given. */
export interface UnitOptions {
  readonly unit: string;
  readonly certificate?: Uint8Array;
}

/** What an `MSP` value of a configuration says; certificates in PEM. */
export interface MspValueOptions {
  readonly mspId?: string;
  readonly roots?: readonly Uint8Array[];
  readonly intermediates?: readonly Uint8Array[];
  readonly lists?: readonly (Uint8Array | string)[];
  readonly administrators?: readonly Uint8Array[];
  /** Default: the four usual ones; `off` switches node OUs off. */
  readonly roles?: Readonly<Partial<Record<NodeRole, UnitOptions>>> | 'off' | 'disabled';
  readonly requiredUnits?: readonly UnitOptions[];
  readonly tlsRoots?: readonly Uint8Array[];
  readonly tlsIntermediates?: readonly Uint8Array[];
  readonly hashes?: { readonly signature: string; readonly identifier: string };
}

/** The bytes of an `MSP` value. */
export function mspValue(options: MspValueOptions): Uint8Array {
  const config = new FabricMSPConfig();
  config.setName(options.mspId ?? 'Org1MSP');
  config.setRootCertsList([...(options.roots ?? [])]);
  config.setIntermediateCertsList([...(options.intermediates ?? [])]);
  config.setRevocationListList(
    (options.lists ?? []).map((list) => (typeof list === 'string' ? utf8(list) : list)),
  );
  config.setAdminsList([...(options.administrators ?? [])]);
  config.setOrganizationalUnitIdentifiersList((options.requiredUnits ?? []).map(identifier));
  config.setTlsRootCertsList([...(options.tlsRoots ?? [])]);
  config.setTlsIntermediateCertsList([...(options.tlsIntermediates ?? [])]);
  if (options.roles !== 'off') {
    config.setFabricNodeOus(nodeOus(options.roles));
  }
  if (options.hashes) {
    const crypto = new FabricCryptoConfig();
    crypto.setSignatureHashFamily(options.hashes.signature);
    crypto.setIdentityIdentifierHashFunction(options.hashes.identifier);
    config.setCryptoConfig(crypto);
  }
  const outer = new MSPConfig();
  outer.setConfig(config.serializeBinary());
  return outer.serializeBinary();
}

function nodeOus(roles: Exclude<MspValueOptions['roles'], 'off'>): FabricNodeOUs {
  const usual = Object.fromEntries(NODE_ROLES.map((role) => [role, { unit: role }]));
  const units: Partial<Record<NodeRole, UnitOptions>> = typeof roles === 'object' ? roles : usual;
  const ous = new FabricNodeOUs();
  ous.setEnable(roles !== 'disabled');
  ous.setClientOuIdentifier(units.client && identifier(units.client));
  ous.setPeerOuIdentifier(units.peer && identifier(units.peer));
  ous.setAdminOuIdentifier(units.admin && identifier(units.admin));
  ous.setOrdererOuIdentifier(units.orderer && identifier(units.orderer));
  return ous;
}

function identifier({ unit, certificate }: UnitOptions): FabricOUIdentifier {
  const result = new FabricOUIdentifier();
  result.setOrganizationalUnitIdentifier(unit);
  result.setCertificate(certificate ?? new Uint8Array());
  return result;
}
