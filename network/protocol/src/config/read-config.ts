import { OrdererAddresses } from '@hyperledger/fabric-protos/lib/common/configuration_pb.js';
import type { Config, ConfigGroup } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { FabricMSPConfig, MSPConfig } from '@hyperledger/fabric-protos/lib/msp/msp_config_pb.js';
import { BatchSize, BatchTimeout } from '@hyperledger/fabric-protos/lib/orderer/configuration_pb.js';
import { AnchorPeers } from '@hyperledger/fabric-protos/lib/peer/configuration_pb.js';
import { fromUtf8 } from '../bytes.js';
import { ProtocolError } from '../errors.js';
import { decode } from '../message.js';
import type { BatchLimits } from './channel-group.js';
import { entriesOf } from './elements.js';

export type OrganisationKind = 'Application' | 'Orderer';

/** An organisation as the channel knows it. Certificates and lists are PEM. */
export interface ChannelOrganisation {
  /** The group's name, which need not be the MSP's. */
  readonly name: string;
  readonly mspId: string;
  readonly rootCertificates: readonly string[];
  readonly intermediateCertificates: readonly string[];
  readonly tlsRootCertificates: readonly string[];
  readonly tlsIntermediateCertificates: readonly string[];
  readonly revocationLists: readonly string[];
  readonly nodeOus: boolean;
  readonly anchorPeers: readonly { readonly host: string; readonly port: number }[];
  /** host:port of its orderers. */
  readonly endpoints: readonly string[];
}

/** The channel's organisations of a kind, by name. Throws BAD_ENCODING for a broken value. */
export function organisationsOf(config: Config, kind: OrganisationKind): readonly ChannelOrganisation[] {
  const section = config.getChannelGroup()?.getGroupsMap().get(kind);
  return section ? entriesOf(section.getGroupsMap()).map(([name, group]) => organisation(name, group)) : [];
}

/** When the orderer closes a block. Throws BAD_CONFIG when the channel says nothing about it. */
export function batchLimitsOf(config: Config): BatchLimits {
  const section = config.getChannelGroup()?.getGroupsMap().get('Orderer');
  if (section === undefined)
    throw new ProtocolError('BAD_CONFIG', { path: '/Channel/Orderer', detail: 'no such group' });
  const size = decode(BatchSize, bytesOf(section, 'BatchSize'));
  return {
    maxMessages: size.getMaxMessageCount(),
    absoluteMaxBytes: size.getAbsoluteMaxBytes(),
    preferredMaxBytes: size.getPreferredMaxBytes(),
    timeout: decode(BatchTimeout, bytesOf(section, 'BatchTimeout')).getTimeout(),
  };
}

function organisation(name: string, group: ConfigGroup): ChannelOrganisation {
  const msp = decode(FabricMSPConfig, decode(MSPConfig, bytesOf(group, 'MSP')).getConfig_asU8());
  return {
    name,
    mspId: msp.getName(),
    rootCertificates: msp.getRootCertsList_asU8().map(fromUtf8),
    intermediateCertificates: msp.getIntermediateCertsList_asU8().map(fromUtf8),
    tlsRootCertificates: msp.getTlsRootCertsList_asU8().map(fromUtf8),
    tlsIntermediateCertificates: msp.getTlsIntermediateCertsList_asU8().map(fromUtf8),
    revocationLists: msp.getRevocationListList_asU8().map(fromUtf8),
    nodeOus: msp.getFabricNodeOus()?.getEnable() ?? false,
    anchorPeers: decode(AnchorPeers, bytesOf(group, 'AnchorPeers'))
      .getAnchorPeersList()
      .map((peer) => ({ host: peer.getHost(), port: peer.getPort() })),
    endpoints: decode(OrdererAddresses, bytesOf(group, 'Endpoints')).getAddressesList(),
  };
}

/** A value that is not there reads as an empty message. */
function bytesOf(group: ConfigGroup, name: string): Uint8Array {
  return group.getValuesMap().get(name)?.getValue_asU8() ?? new Uint8Array();
}
