import { decode } from '@fabric-governance/protocol/message';
import { common, discovery, msp } from '@hyperledger/fabric-protos';
import type { ChannelConfiguration } from '../administration/channel-config.js';

/** What a client needs to know of a channel's configuration: every organisation's MSP, and where the orderers are. */
export function configurationResult(configuration: ChannelConfiguration): discovery.ConfigResult {
  const result = new discovery.ConfigResult();
  const root = configuration.config.getChannelGroup();
  for (const section of ['Application', 'Orderer']) {
    root
      ?.getGroupsMap()
      .get(section)
      ?.getGroupsMap()
      .forEach((group: common.ConfigGroup) => {
        addOrganisation(result, group);
      });
  }
  return result;
}

function addOrganisation(result: discovery.ConfigResult, group: common.ConfigGroup): void {
  const values = group.getValuesMap();
  const definition = values.get('MSP');
  if (definition === undefined) {
    return;
  }
  const config = decode(msp.MSPConfig, definition.getValue_asU8()).getConfig_asU8();
  const organisation = decode(msp.FabricMSPConfig, config);
  result.getMspsMap().set(organisation.getName(), organisation);
  const endpoints = values.get('Endpoints');
  if (endpoints !== undefined) {
    const addresses = decode(common.OrdererAddresses, endpoints.getValue_asU8()).getAddressesList();
    const message = new discovery.Endpoints();
    message.setEndpointList(addresses.map(endpoint));
    result.getOrderersMap().set(organisation.getName(), message);
  }
}

function endpoint(address: string): discovery.Endpoint {
  const [host = '', port = ''] = address.split(':');
  const message = new discovery.Endpoint();
  message.setHost(host);
  message.setPort(Number(port));
  return message;
}
