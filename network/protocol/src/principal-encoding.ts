import {
  CombinedPrincipal,
  MSPIdentityAnonymity,
  MSPPrincipal,
  MSPRole,
  OrganizationUnit,
} from '@hyperledger/fabric-protos/lib/msp/msp_principal_pb.js';
import { fromHex, toHex } from './bytes.js';
import { ProtocolError } from './errors.js';
import { decode } from './message.js';
import type { Principal } from './policy.js';
import { MSP_ROLES } from './policy.js';

const ROLE_NAMES = {
  member: 'MEMBER',
  admin: 'ADMIN',
  client: 'CLIENT',
  peer: 'PEER',
  orderer: 'ORDERER',
} as const;

const { NOMINAL } = MSPIdentityAnonymity.MSPIdentityAnonymityType;

/** `common.MSPPrincipal`; throws BAD_POLICY for a kind that this module does not judge. */
export function encodePrincipal(principal: Principal): MSPPrincipal {
  const message = new MSPPrincipal();
  switch (principal.kind) {
    case 'role': {
      const role = new MSPRole();
      role.setMspIdentifier(principal.mspId);
      role.setRole(MSPRole.MSPRoleType[ROLE_NAMES[principal.role]]);
      message.setPrincipalClassification(MSPPrincipal.Classification.ROLE);
      message.setPrincipal(role.serializeBinary());
      return message;
    }
    case 'unit': {
      const unit = new OrganizationUnit();
      unit.setMspIdentifier(principal.mspId);
      unit.setOrganizationalUnitIdentifier(principal.unit);
      unit.setCertifiersIdentifier(fromHex(principal.certifiersIdentifier));
      message.setPrincipalClassification(MSPPrincipal.Classification.ORGANIZATION_UNIT);
      message.setPrincipal(unit.serializeBinary());
      return message;
    }
    case 'identity':
      message.setPrincipalClassification(MSPPrincipal.Classification.IDENTITY);
      message.setPrincipal(principal.identity);
      return message;
    case 'combined': {
      const combined = new CombinedPrincipal();
      combined.setPrincipalsList(principal.principals.map(encodePrincipal));
      message.setPrincipalClassification(MSPPrincipal.Classification.COMBINED);
      message.setPrincipal(combined.serializeBinary());
      return message;
    }
    case 'nominal': {
      const anonymity = new MSPIdentityAnonymity();
      anonymity.setAnonymityType(MSPIdentityAnonymity.MSPIdentityAnonymityType.NOMINAL);
      message.setPrincipalClassification(MSPPrincipal.Classification.ANONYMITY);
      message.setPrincipal(anonymity.serializeBinary());
      return message;
    }
    case 'unsupported':
      throw new ProtocolError('BAD_POLICY', {
        detail: `principal of classification ${principal.classification}`,
      });
  }
}

/** Reads `common.MSPPrincipal`; throws BAD_ENCODING. Kinds that nobody uses become `unsupported`. */
export function decodePrincipal(message: MSPPrincipal): Principal {
  const bytes = message.getPrincipal_asU8();
  const classification = message.getPrincipalClassification();
  switch (classification) {
    case MSPPrincipal.Classification.ROLE: {
      const role = decode(MSPRole, bytes);
      const name = MSP_ROLES.find((known) => MSPRole.MSPRoleType[ROLE_NAMES[known]] === role.getRole());
      return name
        ? { kind: 'role', mspId: role.getMspIdentifier(), role: name }
        : { kind: 'unsupported', classification };
    }
    case MSPPrincipal.Classification.ORGANIZATION_UNIT: {
      const unit = decode(OrganizationUnit, bytes);
      return {
        kind: 'unit',
        mspId: unit.getMspIdentifier(),
        unit: unit.getOrganizationalUnitIdentifier(),
        certifiersIdentifier: toHex(unit.getCertifiersIdentifier_asU8()),
      };
    }
    case MSPPrincipal.Classification.IDENTITY:
      return { kind: 'identity', identity: bytes };
    case MSPPrincipal.Classification.COMBINED: {
      const principals = decode(CombinedPrincipal, bytes).getPrincipalsList();
      return { kind: 'combined', principals: principals.map(decodePrincipal) };
    }
    case MSPPrincipal.Classification.ANONYMITY:
      return decode(MSPIdentityAnonymity, bytes).getAnonymityType() === NOMINAL
        ? { kind: 'nominal' }
        : { kind: 'unsupported', classification };
    default:
      return { kind: 'unsupported', classification };
  }
}
