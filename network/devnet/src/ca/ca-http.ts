import type { RequestListener } from 'node:http';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { expressListener } from '../wire/express-listener.js';
import type { CaAnswer, CaEndpoint, CaEndpoints } from './ca-call.js';
import { CA_ERROR, CaError } from './ca-error.js';

const PREFIX = '/api/v1/';
const BODY_LIMIT = 1024 * 1024;
/** What Go's servers say to an address that they do not know. */
const NO_PAGE = '404 page not found\n';

/**
 * Answers requests as fabric-ca's server does: under both prefixes, and in its envelope of result, errors and success.
 *
 * @param load gives the endpoints, which are loaded with the first request
 */
export function caListener(load: () => Promise<CaEndpoints>, logger?: Logger): RequestListener {
  return expressListener(async (app, express) => {
    const readBody = express.raw({ type: () => true, limit: BODY_LIMIT, inflate: false });
    for (const [address, endpoint] of Object.entries(await load())) {
      const path = address.endsWith('/') ? `${address}:parameter` : address;
      app.all([`/${path}`, `${PREFIX}${path}`], checkMethod(endpoint), readBody, answering(endpoint));
    }
    app.use((_request, response) => {
      noPage(response);
    });
    app.use(failing(logger));
  });
}

function checkMethod(endpoint: CaEndpoint): RequestHandler {
  return ({ method, params: { parameter = '' } }, _response, next) => {
    // Go takes an address apart after decoding it, so that a parameter never has a slash in it.
    if (parameter.includes('/')) {
      next('route');
      return;
    }
    if (!endpoint[method]) {
      throw new CaError(405, CA_ERROR.methodNotAllowed, `Method ${method} is not allowed`);
    }
    next();
  };
}

function answering(endpoint: CaEndpoint): RequestHandler {
  return async (request, response) => {
    const { method, originalUrl: uri, params, headers } = request;
    const body: unknown = request.body;
    const answer: CaAnswer | undefined = await endpoint[method]?.({
      method,
      uri,
      query: new URL(uri, 'https://localhost').searchParams,
      parameter: typeof params['parameter'] === 'string' ? params['parameter'] : '',
      authorization: headers.authorization,
      // Express leaves the body out where the request has none.
      body: body instanceof Uint8Array ? new Uint8Array(body) : new Uint8Array(),
    });
    const { status = 200, result, headers: further = {} } = answer ?? { result: undefined };
    send(response, status, { result, errors: [], messages: [], success: true }, further);
  };
}

function noPage(response: Response): void {
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end(NO_PAGE);
}

function failing(logger: Logger | undefined): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    if (error instanceof URIError) {
      noPage(response);
      return;
    }
    const refusal = refusalOf(error);
    if (refusal.code === CA_ERROR.unknown && refusal !== error) {
      logger?.error({ err: error }, 'certificate authority failed');
    } else {
      logger?.debug({ code: refusal.code, reason: refusal.cause ?? refusal.message }, 'refused by the CA');
    }
    const errors = [{ code: refusal.code, message: refusal.message }];
    send(response, refusal.status, { result: '', errors, messages: [], success: false }, {});
  };
}

function refusalOf(error: unknown): CaError {
  if (error instanceof CaError) {
    return error;
  }
  // What Express says about a body that it cannot read has a type.
  return error instanceof Error && 'type' in error
    ? new CaError(400, CA_ERROR.badBody, `Invalid request body: ${error.message}`, { cause: error })
    : new CaError(500, CA_ERROR.unknown, String(error), { cause: error });
}

/** Writes an answer. (Express' own way would add a character set to the type.) */
function send(
  response: Response,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>>,
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}
