import { decode } from '@fabric-governance/protocol/message';
import { ledger, type common } from '@hyperledger/fabric-protos';
import type { ChannelView } from '../channel/channel-view.js';

/**
 * The private writes of a block that all the given organisations may see: the peer's, which must hold them, and the
 * client's.
 *
 * @returns by transaction index
 */
export async function privateDataFor(
  channel: ChannelView,
  block: common.Block,
  mspIds: readonly string[],
): Promise<[number, ledger.rwset.TxPvtReadWriteSet][]> {
  const records = await channel.store.privateRecords(BigInt(block.getHeader()?.getNumber() ?? 0));
  return records.flatMap(({ transaction, bytes }) => {
    const writes = decode(ledger.rwset.TxPvtReadWriteSet, bytes);
    const visible = writes.getNsPvtRwsetList().filter((set) => {
      set.setCollectionPvtRwsetList(
        set.getCollectionPvtRwsetList().filter((collection) => {
          const members = channel.members(set.getNamespace(), collection.getCollectionName());
          return mspIds.every((mspId) => members?.has(mspId) === true);
        }),
      );
      return set.getCollectionPvtRwsetList().length > 0;
    });
    writes.setNsPvtRwsetList(visible);
    return visible.length > 0 ? [[transaction, writes]] : [];
  });
}
