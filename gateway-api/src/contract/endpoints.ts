import { APPLICATION_ENDPOINTS } from './endpoints/application-endpoints.js';
import { CONSORTIUM_ENDPOINTS } from './endpoints/consortium-endpoints.js';
import { DECISION_ENDPOINTS } from './endpoints/decision-endpoints.js';
import { LEDGER_ENDPOINTS } from './endpoints/ledger-endpoints.js';
import { RELAY_ENDPOINTS } from './endpoints/relay-endpoints.js';
import { SESSION_ENDPOINTS } from './endpoints/session-endpoints.js';
import type { Endpoint } from './endpoints/endpoint.js';

/** Every route of the gateway: the server, its OpenAPI description and the console are made from this one table. */
export const ENDPOINTS = {
  ...SESSION_ENDPOINTS,
  ...RELAY_ENDPOINTS,
  ...CONSORTIUM_ENDPOINTS,
  ...DECISION_ENDPOINTS,
  ...APPLICATION_ENDPOINTS,
  ...LEDGER_ENDPOINTS,
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof ENDPOINTS;
