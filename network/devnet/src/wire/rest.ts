import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import type { ErrorRequestHandler, Request, Response } from 'express';
import { expressListener } from './express-listener.js';

/** Express' name of a body above the limit, and Go's words for it. */
const TOO_LARGE = 'entity.too.large';
const TOO_LARGE_WORDS = 'http: request body too large';

/** An HTTP request, read to its end. */
export interface RestRequest {
  readonly method: string;
  /** The address's `:name`; empty where it has none. */
  readonly name: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
}

/** What is answered. */
export interface RestResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Answers a request of any method; whatever it throws becomes a 500. */
export type RestAnswer = (request: RestRequest) => RestResponse | Promise<RestResponse>;

/** A small HTTP service. */
export interface RestService {
  /** By address as Express writes it, at most one part being `:name`. */
  readonly routes: Readonly<Record<string, RestAnswer>>;
  /** Largest body in bytes. */
  readonly maxBody: number;
  /** Answers a request whose body is larger, or cannot be read; the message is in Go's words. */
  readonly refuse: (message: string) => RestResponse;
}

/** JSON as Go's encoder writes it: with a line's end, and no character set in its type. */
export function json(
  status: number,
  content: unknown,
  headers: Readonly<Record<string, string>> = {},
): RestResponse {
  return {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: `${JSON.stringify(content)}\n`,
  };
}

/** What Go's servers say of an address that is not there. */
export const PAGE_NOT_FOUND: RestResponse = {
  status: 404,
  headers: { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
  body: '404 page not found\n',
};

/** Makes a listener of a service. */
export function restListener({ routes, maxBody, refuse }: RestService): RequestListener {
  return expressListener((app, express) => {
    app.use(express.raw({ type: () => true, limit: maxBody, inflate: false }));
    for (const [address, answer] of Object.entries(routes)) {
      app.all(address, async (request, response) => {
        send(response, await answer(restRequest(request)));
      });
    }
    app.use((_request, response) => {
      send(response, PAGE_NOT_FOUND);
    });
    app.use(failing(refuse));
  });
}

function failing(refuse: RestService['refuse']): ErrorRequestHandler {
  return (error: Error, _request, response, next) => {
    if (response.headersSent) {
      next(error);
    } else if (error instanceof URIError) {
      send(response, PAGE_NOT_FOUND);
    } else if ('type' in error) {
      // What Express says about a body that it cannot read has a type.
      send(response, refuse(error.type === TOO_LARGE ? TOO_LARGE_WORDS : error.message));
    } else {
      send(response, json(500, { error: error.message }));
    }
  };
}

function restRequest({ method, params, headers, body }: Request): RestRequest {
  const { name } = params;
  return {
    method,
    name: typeof name === 'string' ? name : '',
    headers,
    // Express leaves the body out where the request has none.
    body: body instanceof Uint8Array ? body : new Uint8Array(),
  };
}

/**
 * Writes an answer. As Fabric does, it carries the id of its request, the client's own or a new one. (Express' own way
 * would add a character set to the type.)
 */
function send(response: Response, { status, headers = {}, body }: RestResponse): void {
  const { 'x-request-id': given } = response.req.headers;
  const requestId = typeof given === 'string' ? given : randomUUID();
  response.writeHead(status, { 'X-Request-Id': requestId, ...headers }).end(body);
}
