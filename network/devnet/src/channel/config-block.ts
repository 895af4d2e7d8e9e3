import { decode } from '@fabric-governance/protocol/message';
import { common } from '@hyperledger/fabric-protos';

/** Whether a block carries a configuration: then that is its only transaction. */
export function isConfigBlock(block: common.Block): boolean {
  const [envelope, ...others] = block.getData()?.getDataList_asU8() ?? [];
  return envelope !== undefined && others.length === 0 && envelopeType(envelope) === common.HeaderType.CONFIG;
}

/** The header type of an envelope; undefined when it cannot be read. */
export function envelopeType(envelope: Uint8Array): number | undefined {
  try {
    const payload = decode(common.Payload, decode(common.Envelope, envelope).getPayload_asU8());
    const header = payload.getHeader()?.getChannelHeader_asU8() ?? new Uint8Array();
    return decode(common.ChannelHeader, header).getType();
  } catch {
    return undefined;
  }
}
