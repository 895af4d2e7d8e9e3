import { ConfigEnvelope, type ConfigGroup } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { Envelope, Payload } from '@hyperledger/fabric-protos/lib/common/common_pb.js';
import { FabricMSPConfig, MSPConfig } from '@hyperledger/fabric-protos/lib/msp/msp_config_pb.js';
import { fromUtf8 } from '@fabric-governance/protocol/bytes';
import { pemToDer } from '@fabric-governance/protocol/certificate';

/** CA certificates (DER) by MSP id. */
export type MspRoots = ReadonlyMap<string, readonly Uint8Array[]>;

/** The roots and intermediates of every organisation, from the envelope of a configuration block. */
export function rootsOfConfiguration(envelopeBytes: Uint8Array): MspRoots {
  const payload = Payload.deserializeBinary(Envelope.deserializeBinary(envelopeBytes).getPayload_asU8());
  const channel = ConfigEnvelope.deserializeBinary(payload.getData_asU8()).getConfig()?.getChannelGroup();
  const sections = channel?.getGroupsMap().getEntryList() ?? [];
  return new Map(
    sections
      .flatMap(
        ([name]) =>
          channel
            ?.getGroupsMap()
            .get(name)
            ?.getGroupsMap()
            .getEntryList()
            .map(([organisation]) => channel.getGroupsMap().get(name)?.getGroupsMap().get(organisation)) ??
          [],
      )
      .flatMap((organisation) => (organisation ? mspOf(organisation) : [])),
  );
}

function mspOf(organisation: ConfigGroup): [string, readonly Uint8Array[]][] {
  const value = organisation.getValuesMap().get('MSP')?.getValue_asU8();
  if (value === undefined) return [];
  const msp = FabricMSPConfig.deserializeBinary(MSPConfig.deserializeBinary(value).getConfig_asU8());
  const pems = [...msp.getRootCertsList_asU8(), ...msp.getIntermediateCertsList_asU8()];
  return [[msp.getName(), pems.map((pem) => pemToDer(fromUtf8(pem)))]];
}
