import { decode } from '@fabric-governance/protocol/message';
import { ledger, type common } from '@hyperledger/fabric-protos';
import { isMember } from '../chaincode/collection-access.js';
import type { ChannelView } from '../channel/channel-view.js';
import type { Identity } from '../msp/identity.js';

/** Who asks for private data, and whose peer is asked. */
interface Readers {
  /** The peer's organisation, which must hold the data. */
  readonly peer: string;
  /** Must be a member's; for collections with `memberOnlyRead`, one whom their policy names. */
  readonly client: Identity;
}

/**
 * The private writes of a block that both the peer and the client may see.
 *
 * @returns by transaction index
 */
export async function privateDataFor(
  channel: ChannelView,
  block: common.Block,
  readers: Readers,
): Promise<[number, ledger.rwset.TxPvtReadWriteSet][]> {
  const records = await channel.store.privateRecords(BigInt(block.getHeader()?.getNumber() ?? 0));
  return records.flatMap(({ transaction, bytes }) => {
    const writes = decode(ledger.rwset.TxPvtReadWriteSet, bytes);
    const visible = writes.getNsPvtRwsetList().filter((set) => {
      set.setCollectionPvtRwsetList(
        set
          .getCollectionPvtRwsetList()
          .filter((each) => maySee(channel, [set.getNamespace(), each.getCollectionName()], readers)),
      );
      return set.getCollectionPvtRwsetList().length > 0;
    });
    writes.setNsPvtRwsetList(visible);
    return visible.length > 0 ? [[transaction, writes]] : [];
  });
}

function maySee(
  channel: ChannelView,
  [chaincode, collection]: readonly [chaincode: string, collection: string],
  { peer, client }: Readers,
): boolean {
  const members = channel.members(chaincode, collection);
  if (members?.has(peer) !== true || !members.has(client.mspId)) {
    return false;
  }
  const defined = channel.definition(chaincode)?.collections.find(({ name }) => name === collection);
  return defined?.memberOnlyRead !== true || isMember(client, defined);
}
