import { peer } from '@hyperledger/fabric-protos';
import { SimulationError } from '../ledger/simulation-error.js';
import { beforePrivateData, checkReadAccess, checkWriteAccess } from './collection-access.js';
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
  [Type.WRITE_BATCH_STATE, writeBatch],
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
  purge(context, request.getCollection(), request.getKey());
  return EMPTY;
}

function purge(context: TransactionContext, collection: string, key: string): void {
  if (collection === '') {
    throw new SimulationError('only applicable for private data');
  }
  checkWriteAccess(context, collection);
  context.simulator.purgePrivateData(context.namespace, collection, key);
}

function getPrivateDataHash(payload: Uint8Array, context: TransactionContext): Uint8Array {
  const request = peer.GetState.deserializeBinary(payload);
  const { simulator, namespace } = context;
  beforePrivateData(context);
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
  writeMetadata(context, peer.PutStateMetadata.deserializeBinary(payload));
  return EMPTY;
}

function writeMetadata(context: TransactionContext, request: peer.PutStateMetadata | peer.WriteRecord): void {
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
}

/** Writes in one message, as shims for Fabric 3.1 send them; done in order. */
function writeBatch(payload: Uint8Array, context: TransactionContext): Uint8Array {
  const kinds = peer.WriteRecord.Type;
  for (const record of peer.WriteBatchState.deserializeBinary(payload).getRecList()) {
    const [collection, key] = [record.getCollection(), record.getKey()];
    switch (record.getType()) {
      case kinds.PUT_STATE:
        write(context, collection, key, record.getValue_asU8());
        break;
      case kinds.DEL_STATE:
        write(context, collection, key, EMPTY);
        break;
      case kinds.PURGE_PRIVATE_DATA:
        purge(context, collection, key);
        break;
      case kinds.PUT_STATE_METADATA:
        writeMetadata(context, record);
        break;
      default:
        throw new SimulationError('unknown operation type');
    }
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
  // `name:version/channel`; version and channel may be missing, and the version does not matter.
  const [called = '', channel = ''] = splitOnce(spec.getChaincodeId()?.getName() ?? '', '/');
  const [chaincode = ''] = splitOnce(called, ':');
  const answer = await context.callChaincode({
    channel: channel === '' ? context.channel : channel,
    chaincode,
    input: spec.getInput() ?? new peer.ChaincodeInput(),
  });
  return answer.serializeBinary();
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
