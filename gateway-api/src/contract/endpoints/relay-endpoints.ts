import {
  commitRequestSchema,
  commitStatusSchema,
  endorsementSchema,
  evaluationSchema,
  signedProposalSchema,
  submissionSchema,
  submittedSchema,
} from '../relay.js';
import type { Endpoint } from './endpoint.js';

/** What browsers have signed, on its way to the network. */
export const RELAY_ENDPOINTS = {
  endorse: {
    method: 'post',
    path: '/api/relay/endorse',
    access: 'member',
    summary: 'Relay a signed proposal for endorsement',
    body: signedProposalSchema,
    response: endorsementSchema,
  },
  submit: {
    method: 'post',
    path: '/api/relay/submit',
    access: 'member',
    summary: 'Relay a signed transaction to the orderer',
    body: submissionSchema,
    response: submittedSchema,
  },
  commitStatus: {
    method: 'post',
    path: '/api/relay/commit-status',
    access: 'member',
    summary: 'Wait for the transaction and for the read model to show it',
    body: commitRequestSchema,
    response: commitStatusSchema,
  },
  evaluate: {
    method: 'post',
    path: '/api/relay/evaluate',
    access: 'member',
    summary: 'Relay a signed query',
    body: signedProposalSchema,
    response: evaluationSchema,
  },
} as const satisfies Record<string, Endpoint>;
