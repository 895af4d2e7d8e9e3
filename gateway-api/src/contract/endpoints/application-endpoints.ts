import {
  applicationFormSchema,
  applicationListSchema,
  applicationReceiptSchema,
  sendApplicationSchema,
  signedApplicationSchema,
} from '../applications.js';
import { documentParamsSchema, storedDocumentSchema } from '../documents.js';
import type { Endpoint } from './endpoint.js';

/** Applications of outside institutions, and documents kept off the ledger. */
export const APPLICATION_ENDPOINTS = {
  applications: {
    method: 'get',
    path: '/api/applications',
    access: 'session',
    summary: 'Applications received; while outside, those sent',
    response: applicationListSchema,
  },
  apply: {
    method: 'post',
    path: '/api/applications',
    access: 'public',
    summary: 'Hand in the signed application of an outside institution',
    body: signedApplicationSchema,
    response: applicationReceiptSchema,
  },
  applicationForm: {
    method: 'get',
    path: '/api/applications/form',
    access: 'session',
    summary: "What the institution's own files say for its application",
    response: applicationFormSchema,
  },
  sendApplication: {
    method: 'post',
    path: '/api/applications/send',
    access: 'session',
    summary: 'Send an application and its documents to a sponsor',
    body: sendApplicationSchema,
    response: applicationReceiptSchema,
  },
  putDocument: {
    method: 'put',
    path: '/api/documents',
    access: 'public',
    summary: 'Store a document; the answer says its hash',
    body: 'bytes',
    response: storedDocumentSchema,
  },
  document: {
    method: 'get',
    path: '/api/documents/{hash}',
    access: 'public',
    summary: 'A document by its hash, asked of the other gateways when it is not here',
    params: documentParamsSchema,
    response: 'application/octet-stream',
  },
} as const satisfies Record<string, Endpoint>;
