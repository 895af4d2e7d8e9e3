import { z } from 'zod';
import { accountRequestListSchema, closedAccountListSchema, keyResetListSchema } from './accounts.js';
import { interventionListSchema } from './interventions.js';
import {
  applicationFormSchema,
  applicationListSchema,
  applicationReceiptSchema,
  sendApplicationSchema,
  signedApplicationSchema,
} from './applications.js';
import { auditPageSchema, auditQuerySchema, refusalPageSchema } from './audit.js';
import { bodyListSchema } from './bodies.js';
import { documentParamsSchema, storedDocumentSchema } from './documents.js';
import { proposalListSchema, proposalQuerySchema, proposalViewSchema } from './governance.js';
import {
  directorySchema,
  enrolmentRequestSchema,
  enrolmentSchema,
  healthSchema,
  institutionSchema,
} from './institution.js';
import {
  blockPageSchema,
  blockParamsSchema,
  blockViewSchema,
  certificateParamsSchema,
  certificateViewSchema,
  transactionParamsSchema,
  transactionViewSchema,
} from './ledger.js';
import { casePageSchema, caseQuerySchema } from './cases.js';
import { pageQuerySchema } from './cursor.js';
import { measuresSchema, whatIfSchema } from './measures.js';
import { meritPageSchema, meritViewSchema } from './merit.js';
import {
  alarmListSchema,
  charterListSchema,
  charterRecordSchema,
  consortiumSchema,
  memberListSchema,
  nodeListSchema,
  personListSchema,
} from './records.js';
import { dataSetListSchema } from './data-sets.js';
import { minutesListSchema } from './minutes.js';
import { releaseListSchema } from './releases.js';
import { obligationListSchema, obligationQuerySchema } from './obligations.js';
import {
  commitRequestSchema,
  commitStatusSchema,
  endorsementSchema,
  evaluationSchema,
  signedProposalSchema,
  submissionSchema,
  submittedSchema,
} from './relay.js';
import { networkViewSchema } from './network.js';
import { proposalIdSchema } from './scalars.js';
import { delegationListSchema } from './votes.js';
import { challengeSchema, sessionSchema, signInSchema } from './session.js';

/**
 * Who may call: `public`: anyone; `session`: anyone signed in; `member`: signed in, and the institution is a member of the
 * consortium.
 */
export type Access = 'public' | 'session' | 'member';

/** One route. A `response` of null answers 204; a string is the media type of an answer that is not JSON. */
export interface Endpoint {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** With parameters in braces, as OpenAPI writes them. */
  readonly path: `/api/${string}`;
  readonly access: Access;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** A schema of JSON, or `bytes` for a raw body. */
  readonly body?: z.ZodType | 'bytes';
  readonly response: z.ZodType | string | null;
}

const versionParams = z.strictObject({ version: z.coerce.number().int().min(1) });
const proposalParams = z.strictObject({ id: proposalIdSchema });

/** Every route of the gateway: the server, its OpenAPI description and the console are made from this one table. */
export const ENDPOINTS = {
  institution: {
    method: 'get',
    path: '/api/institution',
    access: 'public',
    summary: 'Whose gateway this is, and whether it is a member',
    response: institutionSchema,
  },
  health: {
    method: 'get',
    path: '/api/health',
    access: 'public',
    summary: 'Whether the read model has caught up',
    response: healthSchema,
  },
  openapi: {
    method: 'get',
    path: '/api/openapi.json',
    access: 'public',
    summary: 'This description',
    response: z.looseObject({ openapi: z.string() }),
  },
  peopleDirectory: {
    method: 'get',
    path: '/api/people-directory',
    access: 'public',
    summary: 'The people of this institution, for the sign-in page',
    response: directorySchema,
  },
  enrol: {
    method: 'post',
    path: '/api/enrolment',
    access: 'public',
    summary: "Have a certificate request signed by the institution's CA",
    body: enrolmentRequestSchema,
    response: enrolmentSchema,
  },
  challenge: {
    method: 'post',
    path: '/api/session/challenge',
    access: 'public',
    summary: 'A text to sign, usable once',
    response: challengeSchema,
  },
  signIn: {
    method: 'post',
    path: '/api/session',
    access: 'public',
    summary: 'Sign in with the signed challenge',
    body: signInSchema,
    response: sessionSchema,
  },
  session: {
    method: 'get',
    path: '/api/session',
    access: 'session',
    summary: 'Who is signed in, as the ledger sees them now',
    response: sessionSchema,
  },
  signOut: {
    method: 'delete',
    path: '/api/session',
    access: 'public',
    summary: 'Forget the session',
    response: null,
  },
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
  consortium: {
    method: 'get',
    path: '/api/consortium',
    access: 'member',
    summary: 'The founded consortium',
    response: consortiumSchema,
  },
  members: {
    method: 'get',
    path: '/api/members',
    access: 'member',
    summary: 'Member institutions, by id',
    response: memberListSchema,
  },
  people: {
    method: 'get',
    path: '/api/people',
    access: 'member',
    summary: 'People of all members, by id',
    response: personListSchema,
  },
  closedAccounts: {
    method: 'get',
    path: '/api/closed-accounts',
    access: 'public',
    summary: 'The list of closed accounts, latest first',
    response: closedAccountListSchema,
  },
  keyResets: {
    method: 'get',
    path: '/api/key-resets',
    access: 'member',
    summary: 'New keys that were asked for, latest first',
    response: keyResetListSchema,
  },
  interventions: {
    method: 'get',
    path: '/api/interventions',
    access: 'member',
    summary: 'Interventions by people of bodies and by votes, latest first',
    response: interventionListSchema,
  },
  accountRequests: {
    method: 'get',
    path: '/api/account-requests',
    access: 'member',
    summary: 'What people have asked for about accounts of their institutions, latest first',
    response: accountRequestListSchema,
  },
  alarms: {
    method: 'get',
    path: '/api/alarms',
    access: 'member',
    summary: 'What people should look at about members and nodes',
    response: alarmListSchema,
  },
  nodes: {
    method: 'get',
    path: '/api/nodes',
    access: 'member',
    summary: 'The register of nodes, by id',
    response: nodeListSchema,
  },
  network: {
    method: 'get',
    path: '/api/network',
    access: 'member',
    summary: 'What the channel’s configuration says now, as far as votes can change it',
    response: networkViewSchema,
  },
  charter: {
    method: 'get',
    path: '/api/charter',
    access: 'member',
    summary: 'The charter in force',
    response: charterRecordSchema,
  },
  charters: {
    method: 'get',
    path: '/api/charters',
    access: 'member',
    summary: 'All versions of the charter, oldest first',
    response: charterListSchema,
  },
  charterVersion: {
    method: 'get',
    path: '/api/charters/{version}',
    access: 'member',
    summary: 'One version of the charter',
    params: versionParams,
    response: charterRecordSchema,
  },
  bodies: {
    method: 'get',
    path: '/api/bodies',
    access: 'member',
    summary: 'Bodies of the charter in force, by id, with who belongs to them now',
    response: bodyListSchema,
  },
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

export type EndpointName = keyof typeof ENDPOINTS;
