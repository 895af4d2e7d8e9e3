import { powerListSchema } from '../powers.js';
import { z } from 'zod';
import { accountRequestListSchema, closedAccountListSchema, keyResetListSchema } from '../accounts.js';
import { bodyListSchema } from '../bodies.js';
import { interventionListSchema } from '../interventions.js';
import { networkViewSchema } from '../network.js';
import {
  alarmListSchema,
  charterListSchema,
  charterRecordSchema,
  consortiumSchema,
  memberListSchema,
  nodeListSchema,
  personListSchema,
} from '../records.js';
import type { Endpoint } from './endpoint.js';

const versionParams = z.strictObject({ version: z.coerce.number().int().min(1) });

/** Who belongs to the consortium, what each may do, and what the network is like. */
export const CONSORTIUM_ENDPOINTS = {
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
  powers: {
    method: 'get',
    path: '/api/powers',
    access: 'member',
    summary: 'Powers that votes have given regulators and that have not run out, the first to end first',
    response: powerListSchema,
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
} as const satisfies Record<string, Endpoint>;
