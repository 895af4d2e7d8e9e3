import { auditPageSchema, auditQuerySchema, refusalPageSchema } from '../audit.js';
import { pageQuerySchema } from '../cursor.js';
import {
  blockPageSchema,
  blockParamsSchema,
  blockViewSchema,
  certificateParamsSchema,
  certificateViewSchema,
  transactionParamsSchema,
  transactionViewSchema,
} from '../ledger.js';
import type { Endpoint } from './endpoint.js';

/** The chain itself, and who wrote what into it. */
export const LEDGER_ENDPOINTS = {
  audit: {
    method: 'get',
    path: '/api/audit',
    access: 'member',
    summary: 'Audit records, newest first',
    query: auditQuerySchema,
    response: auditPageSchema,
  },
  refusals: {
    method: 'get',
    path: '/api/audit/refusals',
    access: 'member',
    summary: "Attempts refused at this institution's relay, newest first",
    query: pageQuerySchema,
    response: refusalPageSchema,
  },
  transaction: {
    method: 'get',
    path: '/api/transactions/{txId}',
    access: 'member',
    summary: 'A transaction with its signers, writes and event',
    params: transactionParamsSchema,
    response: transactionViewSchema,
  },
  blocks: {
    method: 'get',
    path: '/api/blocks',
    access: 'member',
    summary: 'Blocks, newest first',
    query: pageQuerySchema,
    response: blockPageSchema,
  },
  block: {
    method: 'get',
    path: '/api/blocks/{number}',
    access: 'member',
    summary: 'A block with its orderers and transactions',
    params: blockParamsSchema,
    response: blockViewSchema,
  },
  rawBlock: {
    method: 'get',
    path: '/api/blocks/{number}/raw',
    access: 'member',
    summary: "A block's bytes as the peer holds them",
    params: blockParamsSchema,
    response: 'application/octet-stream',
  },
  certificate: {
    method: 'get',
    path: '/api/certificates/{fingerprint}',
    access: 'member',
    summary: 'A certificate seen in the chain, followed to its root',
    params: certificateParamsSchema,
    response: certificateViewSchema,
  },
  events: {
    method: 'get',
    path: '/api/events',
    access: 'session',
    summary: 'Server-sent events: each applied block, and a change of standing',
    response: 'text/event-stream',
  },
} as const satisfies Record<string, Endpoint>;
