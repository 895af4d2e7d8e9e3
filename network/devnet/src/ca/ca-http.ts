import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { CA_ERROR, CaError } from './ca-error.js';
import type { CaCall, CaEndpoint, CaEndpoints } from './ca-call.js';

const PREFIX = '/api/v1/';
const BODY_LIMIT = 1024 * 1024;
/** What Go's servers say to an address that they do not know. */
const NO_PAGE = '404 page not found\n';

/** Answers requests as fabric-ca's server does: under both prefixes, and in its envelope of result, errors and success. */
export function caHandler(
  endpoints: CaEndpoints,
  logger?: Logger,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    void answer(endpoints, request, response).catch((error: unknown) => {
      fail(response, error, logger);
    });
  };
}

async function answer(
  endpoints: CaEndpoints,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', url: uri = '/' } = request;
  const { pathname, searchParams: query } = new URL(uri, 'https://localhost');
  const route = routeOf(pathname, endpoints);
  if (!route) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end(NO_PAGE);
    return;
  }
  const handle = route.endpoint[method];
  if (!handle) {
    throw new CaError(405, CA_ERROR.methodNotAllowed, `Method ${method} is not allowed`);
  }
  const call: CaCall = {
    method,
    uri,
    query,
    parameter: route.parameter,
    authorization: request.headers.authorization,
    body: await readAll(request),
  };
  const { status = 200, result, headers = {} } = await handle(call);
  send(response, status, { result, errors: [], messages: [], success: true }, headers);
}

/** An address is a name, or a name with one parameter, written as `name/`. */
function routeOf(
  pathname: string,
  endpoints: CaEndpoints,
): { endpoint: CaEndpoint; parameter: string } | undefined {
  const path = pathname.startsWith(PREFIX) ? pathname.slice(PREFIX.length) : pathname.slice(1);
  const exact = endpoints[path];
  if (exact && !path.endsWith('/')) {
    return { endpoint: exact, parameter: '' };
  }
  const [name = '', encoded = '', ...rest] = path.split('/');
  const endpoint = endpoints[`${name}/`];
  const parameter = decoded(encoded);
  // Go takes an address apart after decoding it, so that a parameter never has a slash in it.
  return endpoint && rest.length === 0 && parameter !== undefined && /^[^/]+$/u.test(parameter)
    ? { endpoint, parameter }
    : undefined;
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    // Not an address at all.
    return undefined;
  }
}

async function readAll(request: IncomingMessage): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > BODY_LIMIT) {
      throw new CaError(400, CA_ERROR.badBody, `Invalid request body: longer than ${BODY_LIMIT} bytes`);
    }
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

function fail(response: ServerResponse, error: unknown, logger: Logger | undefined): void {
  const refusal =
    error instanceof CaError ? error : new CaError(500, CA_ERROR.unknown, String(error), { cause: error });
  if (refusal === error) {
    logger?.debug({ code: refusal.code, reason: refusal.cause ?? refusal.message }, 'refused by the CA');
  } else {
    logger?.error({ err: error }, 'certificate authority failed');
  }
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const errors = [{ code: refusal.code, message: refusal.message }];
  send(response, refusal.status, { result: '', errors, messages: [], success: false }, {});
}

function send(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>>,
): void {
  // A request refused before its body was read to the end leaves the connection of no further use.
  const connection = response.req.complete ? 'keep-alive' : 'close';
  response
    .writeHead(status, { 'Content-Type': 'application/json', Connection: connection, ...headers })
    .end(response.req.method === 'HEAD' ? undefined : JSON.stringify(body));
}
