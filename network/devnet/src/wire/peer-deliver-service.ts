import { decode } from '@fabric-governance/protocol/message';
import { common, peer } from '@hyperledger/fabric-protos';
import { accessRule, type ChannelResource } from '../administration/access-rule.js';
import type { ChannelView } from '../channel/channel-view.js';
import type { PeerNode } from '../endorsement/peer-node.js';
import { deliver, type DeliverMethod, type Status } from './deliver.js';
import { filteredBlock } from './filtered-block.js';
import { privateDataFor } from './private-data.js';

/** `protos.Deliver` of one peer: whole blocks, blocks reduced to ids and codes, blocks with private data. */
export function peerDeliverService(
  node: PeerNode,
  options: Pick<DeliverMethod<unknown>, 'observer' | 'bindsTls'> = {},
): peer.IDeliverServer {
  const shared = {
    channelOf: (name: string) => node.channel(name),
    status: statusResponse,
    ...options,
  };
  return {
    deliver: deliver<peer.DeliverResponse>({
      ...shared,
      policy: policyFor('event/Block'),
      dataType: 'block',
      block: (bytes) => {
        const response = new peer.DeliverResponse();
        response.setBlock(decode(common.Block, bytes));
        return Promise.resolve(response);
      },
    }),
    deliverFiltered: deliver<peer.DeliverResponse>({
      ...shared,
      policy: policyFor('event/FilteredBlock'),
      dataType: 'filtered_block',
      block: (bytes, { channel }) => {
        const response = new peer.DeliverResponse();
        response.setFilteredBlock(filteredBlock(channel.name, decode(common.Block, bytes)));
        return Promise.resolve(response);
      },
    }),
    deliverWithPrivateData: deliver<peer.DeliverResponse>({
      ...shared,
      policy: policyFor('event/Block'),
      dataType: 'block_and_pvtdata',
      block: async (bytes, { channel, signed }) => {
        const block = decode(common.Block, bytes);
        const content = new peer.BlockAndPrivateData();
        content.setBlock(block);
        const client = channel.configuration.msps.deserialize(signed.identity);
        const readers = { peer: node.mspId, client };
        for (const [index, writes] of await privateDataFor(channel, block, readers)) {
          content.getPrivateDataMapMap().set(index, writes);
        }
        const response = new peer.DeliverResponse();
        response.setBlockAndPrivateData(content);
        return response;
      },
    }),
  };
}

function policyFor(resource: ChannelResource): (channel: ChannelView) => string {
  return ({ configuration }) => accessRule(resource, configuration).policy;
}

function statusResponse(status: Status): peer.DeliverResponse {
  const response = new peer.DeliverResponse();
  response.setStatus(status);
  return response;
}
