import { peer } from '@hyperledger/fabric-protos';
import { SimulationError } from '../ledger/simulation-error.js';
import { checkReadAccess, checkWriteAccess } from './collection-access.js';
import { historyResults, scanResults } from './query-results.js';
import type { TransactionContext } from './transaction-context.js';

/** Answers one request of a running chaincode with the payload of the response. Refusals are thrown. */
export type RequestHandler = (
  payload: Uint8Array,
  context: TransactionContext,
) => Uint8Array | Promise<Uint8Array>;

const { Type } = peer.ChaincodeMessage;
const EMPTY = new Uint8Array();

/** What a chaincode may ask the peer while it runs, by message type. */
export const REQUEST_HANDLERS: ReadonlyMap<number, RequestHandler> = new Map<number, RequestHandler>([
  [Type.GET_STATE, getState],
  [Type.GET_STATE_MULTIPLE, getStateMultiple],
  [Type.PUT_STATE, putState],
  [Type.DEL_STATE, deleteState],
  [Type.PURGE_PRIVATE_DATA, purgePrivateData],
  [Type.GET_PRIVATE_DATA_HASH, getPrivateDataHash],
  [Type.GET_STATE_METADATA, getStateMetadata],
  [Type.PUT_STATE_METADATA, putStateMetadata],
  [Type.GET_STATE_BY_RANGE, getStateByRange],
  [Type.GET_QUERY_RESULT, getQueryResult],
  [Type.GET_HISTORY_FOR_KEY, getHistoryForKey],
  [Type.QUERY_STATE_NEXT, queryNext],
  [Type.QUERY_STATE_CLOSE, queryClose],
  [Type.INVOKE_CHAINCODE, invokeChaincode],
]);

function getState(payload: Uint8Array, context: TransactionContext): Uint8Array {
  const request = peer.GetState.deserializeBinary(payload);
  return readValue(context, request.getCollection(), request.getKey());
}

function getStateMultiple(payload: Uint8Array, context: TransactionContext): Uint8Array {
  const request = peer.GetStateMultiple.deserializeBinary(payload);
  const result = new peer.GetStateMultipleResult();
  result.setValuesList(request.getKeysList().map((key) => readValue(context, request.getCollection(), key)));
  return result.serializeBinary();
}

function readValue(context: TransactionContext, collection: string, key: string): Uint8Array {
  const { simulator, namespace } = context;
  if (collection === '') {
    return simulator.getState(namespace, key) ?? EMPTY;
  }
  checkReadAccess(context, collection);
  return simulator.getPrivateData(namespace, collection, key) ?? EMPTY;
}

function putState(payload: Uint8Array, context: TransactionContext): Uint8Array {
  const request = peer.PutState.deserializeBinary(payload);
  write(context, request.getCollection(), request.getKey(), request.getValue_asU8());
  return EMPTY;
}

function deleteState(payload: Uint8Array, context: TransactionContext): Uint8Array {
  const request = peer.DelState.deserializeBinary(payload);
  write(context, request.getCollection(), request.getKey(), EMPTY);
  return EMPTY;
}

function write(context: TransactionContext, collection: string, key: string, value: Uint8Array): void {
  if (collection === '') {
    context.simulator.setState(context.namespace, key, value);
  } else {
    checkWriteAccess(context, collection);
    context.simulator.setPrivateData(context.namespace, collection, key, value);
  }
}

function purgePrivateData(payload: Uint8Array, context: TransactionContext): Uint8Array {
  const request = peer.PurgePrivateState.deserializeBinary(payload);
  if (request.getCollection() === '') {
    throw new SimulationError('only applicable for private data');
  }
  checkWriteAccess(context, request.getCollection());
  context.simulator.purgePrivateData(context.namespace, request.getCollection(), request.getKey());
  return EMPTY;
}

function getPrivateDataHash(payload: Uint8Array, context: TransactionContext): Uint8Array {
  const request = peer.GetState.deserializeBinary(payload);
  const { simulator, namespace } = context;
  return simulator.getPrivateDataHash(namespace, request.getCollection(), request.getKey()) ?? EMPTY;
}

function getStateMetadata(payload: Uint8Array, context: TransactionContext): Uint8Array {
  const request = peer.GetStateMetadata.deserializeBinary(payload);
  const { simulator, namespace } = context;
  const collection = request.getCollection();
  if (collection !== '') {
    checkReadAccess(context, collection);
  }
  const metadata =
    collection === ''
      ? simulator.getStateMetadata(namespace, request.getKey())
      : simulator.getPrivateDataMetadata(namespace, collection, request.getKey());
  const result = new peer.StateMetadataResult();
  for (const [name, value] of metadata) {
    const entry = new peer.StateMetadata();
    entry.setMetakey(name);
    entry.setValue(value);
    result.addEntries(entry);
  }
  return result.serializeBinary();
}

function putStateMetadata(payload: Uint8Array, context: TransactionContext): Uint8Array {
  const request = peer.PutStateMetadata.deserializeBinary(payload);
  const { simulator, namespace } = context;
  const name = request.getMetadata()?.getMetakey() ?? '';
  const metadata = new Map([[name, request.getMetadata()?.getValue_asU8() ?? EMPTY]]);
  const collection = request.getCollection();
  if (collection === '') {
    simulator.setStateMetadata(namespace, request.getKey(), metadata);
  } else {
    checkWriteAccess(context, collection);
    simulator.setPrivateDataMetadata(namespace, collection, request.getKey(), metadata);
  }
  return EMPTY;
}

function getStateByRange(payload: Uint8Array, context: TransactionContext): Uint8Array {
  const request = peer.GetStateByRange.deserializeBinary(payload);
  const { simulator, namespace, cursors } = context;
  const bounds = { start: request.getStartkey(), end: request.getEndkey() };
  if (request.getCollection() !== '') {
    checkReadAccess(context, request.getCollection());
    const scan = simulator.scanPrivate(namespace, request.getCollection(), bounds);
    return cursors.open(scanResults(scan)).serializeBinary();
  }
  const paging = peer.QueryMetadata.deserializeBinary(request.getMetadata_asU8());
  if (paging.getPagesize() === 0 && paging.getBookmark() === '') {
    return cursors.open(scanResults(simulator.scan(namespace, bounds))).serializeBinary();
  }
  const start = paging.getBookmark() === '' ? bounds.start : paging.getBookmark();
  const scan = simulator.scan(namespace, { start, end: bounds.end }, paging.getPagesize());
  return cursors.open(scanResults(scan), paging.getPagesize()).serializeBinary();
}

async function getQueryResult(payload: Uint8Array, context: TransactionContext): Promise<Uint8Array> {
  const request = peer.GetQueryResult.deserializeBinary(payload);
  const { simulator, namespace, cursors } = context;
  const text = request.getQuery();
  if (request.getCollection() !== '') {
    checkReadAccess(context, request.getCollection());
    const results = await simulator.queryPrivate(namespace, request.getCollection(), text);
    return cursors.open(scanResults(results)).serializeBinary();
  }
  const paging = peer.QueryMetadata.deserializeBinary(request.getMetadata_asU8());
  const page = { size: paging.getPagesize(), bookmark: paging.getBookmark() };
  if (page.size === 0 && page.bookmark === '') {
    return cursors.open(scanResults(await simulator.query(namespace, text))).serializeBinary();
  }
  return cursors.open(scanResults(await simulator.query(namespace, text, page)), page.size).serializeBinary();
}

function getHistoryForKey(payload: Uint8Array, context: TransactionContext): Uint8Array {
  const { simulator, namespace, cursors } = context;
  const key = peer.GetHistoryForKey.deserializeBinary(payload).getKey();
  return cursors.open(historyResults(simulator.history(namespace, key))).serializeBinary();
}

function queryNext(payload: Uint8Array, context: TransactionContext): Uint8Array {
  const response = context.cursors.next(peer.QueryStateNext.deserializeBinary(payload).getId());
  if (response === undefined) {
    throw new SimulationError('query iterator not found');
  }
  return response.serializeBinary();
}

function queryClose(payload: Uint8Array, context: TransactionContext): Uint8Array {
  return context.cursors.close(peer.QueryStateClose.deserializeBinary(payload).getId()).serializeBinary();
}

async function invokeChaincode(payload: Uint8Array, context: TransactionContext): Promise<Uint8Array> {
  const spec = peer.ChaincodeSpec.deserializeBinary(payload);
  const [nameAndVersion = '', channel = context.channel] = (spec.getChaincodeId()?.getName() ?? '').split(
    '/',
    2,
  );
  const [name = ''] = nameAndVersion.split(':', 1);
  if (channel !== context.channel) {
    throw new SimulationError(
      `could not find ledger: ${channel}: this network has one channel, ${context.channel}`,
    );
  }
  const result = await context.callChaincode(name, spec.getInput() ?? new peer.ChaincodeInput());
  const answer = new peer.ChaincodeMessage();
  answer.setType(Type.COMPLETED);
  answer.setPayload(result.response.serializeBinary());
  answer.setTxid(context.txId);
  answer.setChannelId(context.channel);
  return answer.serializeBinary();
}
