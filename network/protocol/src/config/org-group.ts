import type { ConfigGroup } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { OrdererAddresses } from '@hyperledger/fabric-protos/lib/common/configuration_pb.js';
import {
  FabricCryptoConfig,
  FabricMSPConfig,
  FabricNodeOUs,
  FabricOUIdentifier,
  MSPConfig,
} from '@hyperledger/fabric-protos/lib/msp/msp_config_pb.js';
import { AnchorPeer, AnchorPeers } from '@hyperledger/fabric-protos/lib/peer/configuration_pb.js';
import { utf8 } from '../bytes.js';
import { buildGroup } from './group-builder.js';

/** MSPConfig type of X.509 identities. */
const FABRIC_MSP = 0;

/** An organisation's public side: what others need to know its people and nodes. All certificates are PEM. */
export interface MspDescription {
  readonly mspId: string;
  readonly rootCertificates: readonly string[];
  readonly intermediateCertificates?: readonly string[];
  readonly tlsRootCertificates: readonly string[];
  readonly tlsIntermediateCertificates?: readonly string[];
  /** `BEGIN X509 CRL` blocks of revoked certificates. */
  readonly revocationLists?: readonly string[];
  /** Roles come from the certificate's organisational unit; the only kind of MSP that is built here. */
  readonly nodeOus: true;
}

export interface OrganisationDescription extends MspDescription {
  /** Where other organisations' peers find one of this one's. */
  readonly anchorPeers?: readonly { readonly host: string; readonly port: number }[];
}

export interface OrdererOrganisationDescription extends MspDescription {
  /** host:port of each of its orderers. */
  readonly endpoints: readonly string[];
}

/** The group of an application organisation, as configtxgen makes it from an MSP folder with node OUs. */
export function organisationGroup(organisation: OrganisationDescription): ConfigGroup {
  const { mspId, anchorPeers = [] } = organisation;
  return buildGroup({
    policies: {
      Readers: `OR('${mspId}.admin', '${mspId}.peer', '${mspId}.client')`,
      Writers: `OR('${mspId}.admin', '${mspId}.client')`,
      Admins: `OR('${mspId}.admin')`,
      Endorsement: `OR('${mspId}.peer')`,
    },
    values: {
      MSP: mspConfig(organisation),
      AnchorPeers: anchorPeers.length > 0 ? anchors(anchorPeers) : undefined,
    },
  });
}

/** The group of an organisation that runs orderers. */
export function ordererOrganisationGroup(organisation: OrdererOrganisationDescription): ConfigGroup {
  const { mspId } = organisation;
  const endpoints = new OrdererAddresses();
  endpoints.setAddressesList([...organisation.endpoints]);
  return buildGroup({
    policies: {
      Readers: `OR('${mspId}.member')`,
      Writers: `OR('${mspId}.member')`,
      Admins: `OR('${mspId}.admin')`,
    },
    values: { MSP: mspConfig(organisation), Endpoints: endpoints },
  });
}

/** `msp.MSPConfig` of an organisation; its roles belong to certificates under the first root. */
export function mspConfig(organisation: MspDescription): MSPConfig {
  const config = new FabricMSPConfig();
  config.setName(organisation.mspId);
  config.setRootCertsList(asBytes(organisation.rootCertificates));
  config.setIntermediateCertsList(asBytes(organisation.intermediateCertificates));
  config.setRevocationListList(asBytes(organisation.revocationLists));
  config.setCryptoConfig(cryptoConfig());
  config.setTlsRootCertsList(asBytes(organisation.tlsRootCertificates));
  config.setTlsIntermediateCertsList(asBytes(organisation.tlsIntermediateCertificates));
  config.setFabricNodeOus(nodeOus(organisation.rootCertificates[0]));
  const message = new MSPConfig();
  message.setType(FABRIC_MSP);
  message.setConfig(config.serializeBinary());
  return message;
}

/** `protos.AnchorPeers`, the value `AnchorPeers` of an application organisation. */
export function anchors(peers: readonly { readonly host: string; readonly port: number }[]): AnchorPeers {
  const message = new AnchorPeers();
  for (const { host, port } of peers) {
    const anchor = new AnchorPeer();
    anchor.setHost(host);
    anchor.setPort(port);
    message.addAnchorPeers(anchor);
  }
  return message;
}

function cryptoConfig(): FabricCryptoConfig {
  const config = new FabricCryptoConfig();
  config.setSignatureHashFamily('SHA2');
  config.setIdentityIdentifierHashFunction('SHA256');
  return config;
}

function nodeOus(certificate: string | undefined): FabricNodeOUs {
  const identifier = (unit: string): FabricOUIdentifier => {
    const message = new FabricOUIdentifier();
    message.setOrganizationalUnitIdentifier(unit);
    if (certificate !== undefined) message.setCertificate(utf8(certificate));
    return message;
  };
  const ous = new FabricNodeOUs();
  ous.setEnable(true);
  ous.setClientOuIdentifier(identifier('client'));
  ous.setPeerOuIdentifier(identifier('peer'));
  ous.setAdminOuIdentifier(identifier('admin'));
  ous.setOrdererOuIdentifier(identifier('orderer'));
  return ous;
}

function asBytes(pems: readonly string[] = []): Uint8Array[] {
  return pems.map(utf8);
}
