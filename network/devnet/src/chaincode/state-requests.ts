import { peer } from '@hyperledger/fabric-protos';
import { SimulationError } from '../ledger/simulation-error.js';
import { beforePrivateData, checkReadAccess, checkWriteAccess } from './collection-access.js';
import { historyResults, scanResults } from './query-results.js';
import { readBatch, readRequest } from './shim-request.js';
import type { TransactionContext } from './transaction-context.js';

/** Answers one request of a running chaincode with the payload of the response. Refusals are thrown. */
export type RequestHandler = (
  payload: Uint8Array,
  context: TransactionContext,
) => Uint8Array | Promise<Uint8Array>;

const { Type } = peer.ChaincodeMessage;
const EMPTY = new Uint8Array();
/** Numbers of the fields that are texts: keys, ranges' ends, collections, bookmarks. */
const KEY = [1, 2];
const PUT = [1, 3];
const RANGE = [1, 2, 3];
const PAGING = [2];

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
  const request = readRequest(peer.GetState, payload, KEY);
  return readValue(context, request.getCollection(), request.getKey());
}

function getStateMultiple(payload: Uint8Array, context: TransactionContext): Uint8Array {
  const request = readRequest(peer.GetStateMultiple, payload, KEY);
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
  const request = readRequest(peer.PutState, payload, PUT);
  write(context, request.getCollection(), request.getKey(), request.getValue_asU8());
  return EMPTY;
}

function deleteState(payload: Uint8Array, context: TransactionContext): Uint8Array {
  const request = readRequest(peer.DelState, payload, KEY);
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
  const request = readRequest(peer.PurgePrivateState, payload, KEY);
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
  const request = readRequest(peer.GetState, payload, KEY);
  const { simulator, namespace } = context;
  beforePrivateData(context);
  return simulator.getPrivateDataHash(namespace, request.getCollection(), request.getKey()) ?? EMPTY;
}

function getStateMetadata(payload: Uint8Array, context: TransactionContext): Uint8Array {
  const request = readRequest(peer.GetStateMetadata, payload, KEY);
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
  writeMetadata(context, readRequest(peer.PutStateMetadata, payload, PUT));
  return EMPTY;
}

function writeMetadata(context: TransactionContext, request: peer.PutStateMetadata | peer.WriteRecord): void {
  const { simulator, namespace } = context;
  const entry = request.getMetadata();
  if (entry === undefined) {
    throw new SimulationError('panic during execution'); // Fabric's peer catches a nil pointer here.
  }
  const metadata = new Map([[entry.getMetakey(), entry.getValue_asU8()]]);
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
  for (const record of readBatch(peer.WriteBatchState, payload, PUT).getRecList()) {
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
  const request = readRequest(peer.GetStateByRange, payload, RANGE);
  const { simulator, namespace, cursors } = context;
  const bounds = { start: request.getStartkey(), end: request.getEndkey() };
  if (request.getCollection() !== '') {
    checkReadAccess(context, request.getCollection());
    const scan = simulator.scanPrivate(namespace, request.getCollection(), bounds);
    return cursors.open(scanResults(scan)).serializeBinary();
  }
  const paging = readRequest(peer.QueryMetadata, request.getMetadata_asU8(), PAGING);
  if (paging.getPagesize() === 0 && paging.getBookmark() === '') {
    return cursors.open(scanResults(simulator.scan(namespace, bounds))).serializeBinary();
  }
  const start = paging.getBookmark() === '' ? bounds.start : paging.getBookmark();
  const scan = simulator.scan(namespace, { start, end: bounds.end }, paging.getPagesize());
  return cursors.open(scanResults(scan), paging.getPagesize()).serializeBinary();
}

async function getQueryResult(payload: Uint8Array, context: TransactionContext): Promise<Uint8Array> {
  const request = readRequest(peer.GetQueryResult, payload, KEY);
  const { simulator, namespace, cursors } = context;
  const text = request.getQuery();
  if (request.getCollection() !== '') {
    checkReadAccess(context, request.getCollection());
    const results = await simulator.queryPrivate(namespace, request.getCollection(), text);
    return cursors.open(scanResults(results)).serializeBinary();
  }
  const paging = readRequest(peer.QueryMetadata, request.getMetadata_asU8(), PAGING);
  const page = { size: paging.getPagesize(), bookmark: paging.getBookmark() };
  if (page.size === 0 && page.bookmark === '') {
    return cursors.open(scanResults(await simulator.query(namespace, text))).serializeBinary();
  }
  return cursors.open(scanResults(await simulator.query(namespace, text, page)), page.size).serializeBinary();
}

function getHistoryForKey(payload: Uint8Array, context: TransactionContext): Uint8Array {
  const { simulator, namespace, cursors } = context;
  const key = readRequest(peer.GetHistoryForKey, payload, KEY).getKey();
  return cursors.open(historyResults(simulator.history(namespace, key))).serializeBinary();
}

function queryNext(payload: Uint8Array, context: TransactionContext): Uint8Array {
  const response = context.cursors.next(readRequest(peer.QueryStateNext, payload, KEY).getId());
  if (response === undefined) {
    throw new SimulationError('query iterator not found');
  }
  return response.serializeBinary();
}

function queryClose(payload: Uint8Array, context: TransactionContext): Uint8Array {
  return context.cursors.close(readRequest(peer.QueryStateClose, payload, KEY).getId()).serializeBinary();
}

async function invokeChaincode(payload: Uint8Array, context: TransactionContext): Promise<Uint8Array> {
  const spec = readRequest(peer.ChaincodeSpec, payload, []);
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
