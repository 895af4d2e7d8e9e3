import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { ApiFailure } from '../errors/api-failure.js';

/** The last handler: whatever was thrown becomes a coded answer. A fault's details stay in the log, under its id. */
export function answerFailure(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const failure = asFailure(error, request.path, logger);
    response.status(failure.status).json(failure.toBody());
  };
}

/** For paths under /api that are none of ours. */
export const routeNotFound: RequestHandler = (request) => {
  throw new ApiFailure('ROUTE_NOT_FOUND', { path: request.path });
};

/** Errors of Express itself: of its body parsers, its router and its file server. */
const expressErrorSchema = z.looseObject({
  status: z.int().min(400).max(499),
  message: z.string(),
  limit: z.number().optional(),
});

function asFailure(error: unknown, path: string, logger: Logger): ApiFailure {
  if (error instanceof ApiFailure) {
    if (error.status >= 500) logger.warn({ err: error, params: error.params }, error.code);
    return error;
  }
  const known = expressErrorSchema.safeParse(error).data;
  if (known) return expressFailure(known, path, error);
  const correlationId = randomUUID();
  logger.error({ err: error, correlationId }, 'fault');
  return new ApiFailure('INTERNAL', { correlationId }, { cause: error });
}

function expressFailure(
  { status, message, limit }: z.infer<typeof expressErrorSchema>,
  path: string,
  cause: unknown,
): ApiFailure {
  if (status === 413) return new ApiFailure('REQUEST_TOO_LARGE', { limitBytes: limit ?? 0 }, { cause });
  if (status === 404) return new ApiFailure('ROUTE_NOT_FOUND', { path }, { cause });
  // The router's complaints are about the path; everything else of Express's is about the body.
  const part = message.startsWith('Failed to decode param') ? 'path' : 'body';
  return new ApiFailure('REQUEST_INVALID', { path: part, problem: message }, { cause });
}
