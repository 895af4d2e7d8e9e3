import { peer } from '@hyperledger/fabric-protos';
import { randomUUID } from 'node:crypto';

/** Results in one message to the chaincode; the peer reads one further before it sends a batch. */
const BATCH_SIZE = 100;

/** Most results one query gives (core.yaml `ledger.state.totalQueryLimit`). */
const TOTAL_LIMIT = 100_000;

/** Serialized results of a query, one after the other. */
export interface ResultSource {
  /** Undefined at the end. */
  next(): Uint8Array | undefined;
  /** Where the next page starts; empty when there is none. */
  bookmark(): string;
}

interface Cursor {
  readonly source: ResultSource;
  pending: Uint8Array[];
  returned: number;
}

/** The open queries of one chaincode call. */
export class QueryCursors {
  readonly #cursors = new Map<string, Cursor>();

  /** Starts a query and gives its first batch; with a page size, the whole page and its bookmark. */
  open(source: ResultSource, pageSize?: number): peer.QueryResponse {
    const id = randomUUID();
    const cursor: Cursor = { source, pending: [], returned: 0 };
    this.#cursors.set(id, cursor);
    const limit = pageSize === undefined || pageSize === 0 ? TOTAL_LIMIT : Math.min(pageSize, TOTAL_LIMIT);
    return this.#batch(id, cursor, { limit, paged: pageSize !== undefined });
  }

  /** The next batch; undefined when there is no such query. */
  next(id: string): peer.QueryResponse | undefined {
    const cursor = this.#cursors.get(id);
    return cursor === undefined ? undefined : this.#batch(id, cursor, { limit: TOTAL_LIMIT, paged: false });
  }

  close(id: string): peer.QueryResponse {
    this.#cursors.delete(id);
    const response = new peer.QueryResponse();
    response.setId(id);
    return response;
  }

  #batch(
    id: string,
    cursor: Cursor,
    options: { readonly limit: number; readonly paged: boolean },
  ): peer.QueryResponse {
    const response = new peer.QueryResponse();
    response.setId(id);
    while (cursor.returned < options.limit) {
      const result = cursor.source.next();
      if (result === undefined) {
        break;
      }
      cursor.returned++;
      if (!options.paged && cursor.pending.length === BATCH_SIZE) {
        response.setResultsList(cursor.pending.map(resultBytes));
        response.setHasMore(true);
        cursor.pending = [result];
        return response;
      }
      cursor.pending.push(result);
    }
    response.setResultsList(cursor.pending.map(resultBytes));
    this.#cursors.delete(id);
    if (options.paged) {
      const metadata = new peer.QueryResponseMetadata();
      metadata.setFetchedRecordsCount(cursor.returned);
      metadata.setBookmark(cursor.source.bookmark());
      response.setMetadata(metadata.serializeBinary());
    }
    return response;
  }
}

function resultBytes(bytes: Uint8Array): peer.QueryResultBytes {
  const result = new peer.QueryResultBytes();
  result.setResultbytes(bytes);
  return result;
}
