import { decodeBlock } from '@fabric-governance/protocol/block';
import { ApiFailure } from '../errors/api-failure.js';
import { streamEvents } from '../http/event-stream.js';
import type { Handlers } from '../http/handlers.js';
import type { Services } from '../services.js';
import { pageOfAudit } from '../views/audit.js';
import { pageOfBlocks, viewBlock } from '../views/block.js';
import { viewCertificate } from '../views/certificate.js';
import { viewTransaction } from '../views/transaction.js';

type Area = 'audit' | 'refusals' | 'transaction' | 'blocks' | 'block' | 'rawBlock' | 'certificate' | 'events';

/** The walk from a record down to transactions, blocks and certificates. */
export function auditHandlers({ reader, chain, refusals, config }: Services): Pick<Handlers, Area> {
  const blockBytes = async (number: string): Promise<Uint8Array> => {
    if (BigInt(number) >= reader.height) throw new ApiFailure('BLOCK_NOT_FOUND', { blockNumber: number });
    return chain.block(BigInt(number));
  };
  return {
    audit: ({ query }) => pageOfAudit(reader.projection, query),
    refusals: ({ query }) => refusals.page(query),
    transaction: async ({ params: { txId } }) => {
      const place = reader.index.transactions.get(txId);
      if (!place) throw new ApiFailure('TRANSACTION_NOT_FOUND', { txId });
      const block = decodeBlock(await chain.block(place.blockNumber));
      const { transactionIndex } = place;
      const view = viewTransaction({ reader, block, transactionIndex, chaincode: config.chaincode });
      if (!view)
        throw new Error(`Block ${place.blockNumber} of the peer lacks the transaction that it had before`);
      return view;
    },
    blocks: ({ query }) => pageOfBlocks(reader, query),
    block: async ({ params }) => viewBlock(reader, await blockBytes(params.number)),
    rawBlock: async ({ params, response }) => {
      const bytes = await blockBytes(params.number);
      response
        .type('application/octet-stream')
        .attachment(`block-${params.number}.pb`)
        .send(Buffer.from(bytes));
      return undefined;
    },
    certificate: ({ params }) => viewCertificate(reader, params.fingerprint),
    events: ({ response }) => {
      streamEvents(response, reader);
      return undefined;
    },
  };
}
