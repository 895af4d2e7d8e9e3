import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { ApiFailure } from '../errors/api-failure.js';

/** The last handler: whatever was thrown becomes a coded answer. A fault's details stay in the log, under its id. */
export function answerFailure(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const failure = asFailure(error, logger);
    response.status(failure.status).json(failure.toBody());
  };
}

/** For paths under /api that are none of ours. */
export const routeNotFound: RequestHandler = (request) => {
  throw new ApiFailure('ROUTE_NOT_FOUND', { path: request.path });
};

/** Errors of Express's own body parsers. */
const parserErrorSchema = z.looseObject({
  type: z.string(),
  message: z.string(),
  limit: z.number().optional(),
});

function asFailure(error: unknown, logger: Logger): ApiFailure {
  if (error instanceof ApiFailure) {
    if (error.status >= 500) logger.warn({ err: error, params: error.params }, error.code);
    return error;
  }
  const parser = parserErrorSchema.safeParse(error).data;
  if (parser?.type === 'entity.too.large') {
    return new ApiFailure('REQUEST_TOO_LARGE', { limitBytes: parser.limit ?? 0 }, { cause: error });
  }
  if (parser && /^(?:entity|encoding|charset|request|stream)\./u.test(parser.type)) {
    return new ApiFailure('REQUEST_INVALID', { path: 'body', problem: parser.message }, { cause: error });
  }
  const correlationId = randomUUID();
  logger.error({ err: error, correlationId }, 'fault');
  return new ApiFailure('INTERNAL', { correlationId }, { cause: error });
}
