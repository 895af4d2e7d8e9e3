import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { z } from 'zod';
import { DOCUMENT_LIMIT } from '../contract/documents.js';
import { ENDPOINTS, type EndpointName } from '../contract/endpoints.js';
import type { Endpoint } from '../contract/endpoints/endpoint.js';
import type { Session } from '../contract/session.js';
import { ApiFailure } from '../errors/api-failure.js';
import { sessionOf, type SignedIn } from '../identity/account.js';
import type { Services } from '../services.js';
import type { Handlers } from './handlers.js';
import { limitOf, mustBeSameOrigin } from './security.js';
import { signedInBy } from './session-cookie.js';

const JSON_LIMIT = '2mb';
/** How long a request waits for the read model after a start, in milliseconds. */
const SETTLE_MS = 5_000;
/** These say how the gateway is, whatever the state of the ledger. */
const ANSWERED_AT_ONCE: ReadonlySet<EndpointName> = new Set<EndpointName>(['health', 'openapi']);

/** Puts every route of the table on the router: limits, body, access, parsing, handler, answer. */
export function registerRoutes(router: Router, handlers: Handlers, services: Services): void {
  for (const name of Object.keys(ENDPOINTS) as EndpointName[]) {
    const endpoint: Endpoint = ENDPOINTS[name];
    const path = endpoint.path.replaceAll(/\{(\w+)\}/gu, ':$1');
    router[endpoint.method](path, ...limitOf(name), ...bodyParser(endpoint), async (request, response) => {
      await answer({ name, endpoint, request, response }, handlers, services);
    });
  }
}

interface Exchange {
  readonly name: EndpointName;
  readonly endpoint: Endpoint;
  readonly request: Request;
  readonly response: Response;
}

/** What the table's types promise for each route is, seen from here, one unknown call. */
type AnyHandler = (call: Record<string, unknown>) => unknown;

async function answer(exchange: Exchange, handlers: Handlers, services: Services): Promise<void> {
  const { name, endpoint, request, response } = exchange;
  mustBeSameOrigin(request);
  if (!ANSWERED_AT_ONCE.has(name) && !(await services.reader.settled(SETTLE_MS))) {
    throw new ApiFailure('LEDGER_NOT_READY', { height: services.reader.height.toString() });
  }
  const session = sessionFor(exchange, services);
  const call = {
    params: parsePart(endpoint.params, request.params, 'params'),
    query: parsePart(endpoint.query, request.query, 'query'),
    body: endpoint.body === 'bytes' ? undefined : parsePart(endpoint.body, request.body, 'body'),
    session,
    request,
    response,
  };
  response.setHeader('cache-control', 'no-store');
  const result = await (handlers[name] as unknown as AnyHandler)(call);
  if (endpoint.response === null) response.status(204).end();
  else if (typeof endpoint.response !== 'string') response.json(result);
}

/** @throws ApiFailure SESSION_REQUIRED, SESSION_OUTSIDE, CERTIFICATE_REVOKED, CERTIFICATE_OF_NOBODY */
function sessionFor({ endpoint, request }: Exchange, services: Services): Session | undefined {
  const signedIn = signedInBy(request, services.now());
  if (endpoint.access === 'public') return signedIn && publicSession(() => accountOf(signedIn, services));
  if (!signedIn) throw new ApiFailure('SESSION_REQUIRED');
  const session = accountOf(signedIn, services);
  if (endpoint.access === 'member' && session.standing === 'outside') {
    throw new ApiFailure('SESSION_OUTSIDE', { memberId: session.memberId });
  }
  return session;
}

/** On a public route a cookie that no longer counts is as good as none. */
function publicSession(find: () => Session): Session | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof ApiFailure) return undefined;
    throw error;
  }
}

function accountOf(signedIn: SignedIn, { reader, config, msp }: Services): Session {
  msp.mustNotBeRevoked(signedIn);
  const { memberId, mspId, people } = config;
  return sessionOf(signedIn, { projection: reader.projection, memberId, mspId, intendedPeople: people });
}

function parsePart(schema: z.ZodType | undefined, value: unknown, part: string): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ApiFailure('REQUEST_INVALID', {
    path: [part, ...(issue?.path ?? [])].join('.'),
    problem: issue?.message ?? 'invalid',
  });
}

function bodyParser({ body }: Endpoint): RequestHandler[] {
  if (body === undefined) return [];
  return [
    body === 'bytes'
      ? express.raw({ type: () => true, limit: DOCUMENT_LIMIT })
      : express.json({ limit: JSON_LIMIT }),
  ];
}
