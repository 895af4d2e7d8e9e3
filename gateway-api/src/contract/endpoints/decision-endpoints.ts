import { z } from 'zod';
import { casePageSchema, caseQuerySchema } from '../cases.js';
import { pageQuerySchema } from '../cursor.js';
import { dataSetListSchema } from '../data-sets.js';
import { proposalListSchema, proposalQuerySchema, proposalViewSchema } from '../governance.js';
import { measuresSchema, whatIfSchema } from '../measures.js';
import { meritPageSchema, meritViewSchema } from '../merit.js';
import { minutesListSchema } from '../minutes.js';
import { obligationListSchema, obligationQuerySchema } from '../obligations.js';
import { releaseListSchema } from '../releases.js';
import { proposalIdSchema } from '../scalars.js';
import { delegationListSchema } from '../votes.js';
import type { Endpoint } from './endpoint.js';

const proposalParams = z.strictObject({ id: proposalIdSchema });

/** Votes, and what they have led to. */
export const DECISION_ENDPOINTS = {
  delegations: {
    method: 'get',
    path: '/api/delegations',
    access: 'member',
    summary: 'All delegations of ballots, newest first',
    response: delegationListSchema,
  },
  proposals: {
    method: 'get',
    path: '/api/proposals',
    access: 'member',
    summary: 'Proposals, newest first',
    query: proposalQuerySchema,
    response: proposalListSchema,
  },
  proposal: {
    method: 'get',
    path: '/api/proposals/{id}',
    access: 'member',
    summary: 'Everything about one proposal',
    params: proposalParams,
    response: proposalViewSchema,
  },
  releases: {
    method: 'get',
    path: '/api/releases',
    access: 'member',
    summary: 'Approved releases of node software with their rollouts, the latest first',
    response: releaseListSchema,
  },
  minutes: {
    method: 'get',
    path: '/api/minutes',
    access: 'member',
    summary: 'Decisions made off the ledger, the latest first',
    response: minutesListSchema,
  },
  dataSets: {
    method: 'get',
    path: '/api/data-sets',
    access: 'member',
    summary: 'Data sets, and who may provide and use them',
    response: dataSetListSchema,
  },
  obligations: {
    method: 'get',
    path: '/api/obligations',
    access: 'member',
    summary: 'Obligations that decisions have set, by due date',
    query: obligationQuerySchema,
    response: obligationListSchema,
  },
  whatIf: {
    method: 'get',
    path: '/api/proposals/{id}/what-if',
    access: 'member',
    summary: 'What an amendment would have made of past votes, and would make of everyone’s power',
    params: proposalParams,
    response: whatIfSchema,
  },
  measures: {
    method: 'get',
    path: '/api/measures',
    access: 'member',
    summary: 'Participation and power of all members',
    response: measuresSchema,
  },
  merit: {
    method: 'get',
    path: '/api/merit',
    access: 'member',
    summary: 'Balances of points, penalties, and what can be entered now',
    response: meritViewSchema,
  },
  meritEntries: {
    method: 'get',
    path: '/api/merit/entries',
    access: 'member',
    summary: 'Points earned and lost, newest first',
    query: pageQuerySchema,
    response: meritPageSchema,
  },
  cases: {
    method: 'get',
    path: '/api/cases',
    access: 'member',
    summary: 'Disputes, newest first, with the findings on which people agree',
    query: caseQuerySchema,
    response: casePageSchema,
  },
} as const satisfies Record<string, Endpoint>;
