import type { common } from '@hyperledger/fabric-protos';
import { deliverBlock, type DeliveryOptions } from '@fabric-governance/operator/network/delivery';
import { decodeBlock } from '@fabric-governance/protocol/block';
import { decodeConfig } from '@fabric-governance/protocol/config/decode-config';
import { organisationsOf } from '@fabric-governance/protocol/config/read-config';

/** The channel's present configuration, from whichever node delivers blocks. Throws DeliveryRefused and what decoding throws. */
export async function currentConfiguration(delivery: DeliveryOptions): Promise<common.Config> {
  const newest = await deliverBlock(delivery, 'newest');
  const { number, lastConfig = number } = decodeBlock(newest);
  const block = lastConfig === number ? newest : await deliverBlock(delivery, { only: Number(lastConfig) });
  return decodeConfig(block).config;
}

/** MSP ids of the organisations that a configuration has on the channel. */
export function membersOf(config: common.Config): ReadonlySet<string> {
  return new Set(organisationsOf(config, 'Application').map(({ mspId }) => mspId));
}
