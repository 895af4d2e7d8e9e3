import { decode } from '@fabric-governance/protocol/message';
import { common, peer } from '@hyperledger/fabric-protos';
import { storedAction, storedTransactions, type StoredTransaction } from '../validation/stored-block.js';

/** A block reduced to transaction ids, validation codes, and events without payload. */
export function filteredBlock(channel: string, block: common.Block): peer.FilteredBlock {
  const filtered = new peer.FilteredBlock();
  filtered.setChannelId(channel);
  filtered.setNumber(block.getHeader()?.getNumber() ?? 0);
  filtered.setFilteredTransactionsList(storedTransactions(block).map(filteredTransaction));
  return filtered;
}

function filteredTransaction(transaction: StoredTransaction): peer.FilteredTransaction {
  const filtered = new peer.FilteredTransaction();
  filtered.setTxid(transaction.txId);
  filtered.setTxValidationCode(transaction.code as peer.TxValidationCodeMap[keyof peer.TxValidationCodeMap]);
  if (transaction.type === 'config') {
    filtered.setType(common.HeaderType.CONFIG);
  }
  if (transaction.type === 'endorser') {
    filtered.setType(common.HeaderType.ENDORSER_TRANSACTION);
    filtered.setTransactionActions(actions(transaction));
  }
  return filtered;
}

function actions(transaction: StoredTransaction): peer.FilteredTransactionActions {
  const actionsMessage = new peer.FilteredTransactionActions();
  const bytes = storedAction(transaction.data).getEvents_asU8();
  if (bytes.length > 0) {
    const event = decode(peer.ChaincodeEvent, bytes);
    event.setPayload('');
    const action = new peer.FilteredChaincodeAction();
    action.setChaincodeEvent(event);
    actionsMessage.addChaincodeActions(action);
  }
  return actionsMessage;
}
