import { decode } from '@fabric-governance/protocol/message';
import { ledger, type common } from '@hyperledger/fabric-protos';
import { isMember } from '../chaincode/collection-access.js';
import { collectionMembers } from '../chaincode/definition.js';
import type { ChannelView } from '../channel/channel-view.js';
import type { Identity } from '../msp/identity.js';

/** Who asks for private data, and whose peer is asked. */
interface Readers {
  /** The peer's organisation, which must hold the data. */
  readonly peer: string;
  /** For collections with `memberOnlyRead`, one whom their policy must name. */
  readonly client: Identity;
}

/**
 * The private writes of a block that both the peer and the client may see. As in Fabric, that is all that the peer has,
 * implicit collections included, to everybody who may read blocks; only `memberOnlyRead` keeps others out. What counts
 * is the chaincode's definition before the block.
 *
 * @returns by transaction index
 */
export async function privateDataFor(
  channel: ChannelView,
  block: common.Block,
  { peer, client }: Readers,
): Promise<[number, ledger.rwset.TxPvtReadWriteSet][]> {
  const number = BigInt(block.getHeader()?.getNumber() ?? 0);
  const maySee = (chaincode: string, collection: string): boolean => {
    const definition = channel.definition(chaincode, number);
    const organisations = channel.configuration.applicationOrganisations();
    if (collectionMembers(definition, collection, organisations)?.has(peer) !== true) {
      return false;
    }
    const defined = definition?.collections.find(({ name }) => name === collection);
    return defined?.memberOnlyRead !== true || isMember(client, defined);
  };
  const records = await channel.store.privateRecords(number);
  return records.flatMap(({ transaction, bytes }) => {
    const writes = decode(ledger.rwset.TxPvtReadWriteSet, bytes);
    const visible = writes.getNsPvtRwsetList().filter((set) => {
      set.setCollectionPvtRwsetList(
        set
          .getCollectionPvtRwsetList()
          .filter((each) => maySee(set.getNamespace(), each.getCollectionName())),
      );
      return set.getCollectionPvtRwsetList().length > 0;
    });
    writes.setNsPvtRwsetList(visible);
    return visible.length > 0 ? [[transaction, writes]] : [];
  });
}
