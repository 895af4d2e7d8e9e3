import express, { type NextFunction, type Request, type Response } from 'express';
import { channelNameFault } from '../administration/channel-name.js';
import type { ChannelParticipation } from './channel-participation.js';
import { type FormPart, readMultipartForm } from './multipart-form.js';
import { ParticipationError } from './participation-error.js';

const BODY_LIMIT = '1mb'; // As orderer.yaml's MaxRequestBodySize.
const CONFIG_BLOCK = 'config-block';
const [CREATED, NO_CONTENT, BAD_REQUEST, NOT_ALLOWED, NOT_ACCEPTABLE] = [201, 204, 400, 405, 406] as const;

/** Fabric's channel participation API (`/participation/v1/channels`), which `osnadmin` speaks. */
export function participationRoutes(participation: ChannelParticipation): express.Express {
  const app = express().disable('x-powered-by').disable('etag');
  app.use(acceptsJson);
  app.use(express.raw({ type: () => true, limit: BODY_LIMIT }));
  app
    .route('/participation/v1/channels')
    .get((_request, response) => {
      send(response.set('Cache-Control', 'no-store'), 200, participation.list());
    })
    .post(async (request, response) => {
      const info = await participation.join(configBlockOf(request));
      send(response.set('Location', info.url), CREATED, info);
    })
    .all((request, response) => {
      notAllowed(request, response, 'GET, POST');
    });
  app
    .route('/participation/v1/channels/:name')
    .get((request, response) => {
      send(response.set('Cache-Control', 'no-store'), 200, participation.info(nameOf(request)));
    })
    .delete(async (request, response) => {
      await participation.remove(nameOf(request));
      response.status(NO_CONTENT).end();
    })
    .all((request, response) => {
      notAllowed(request, response, 'GET, DELETE');
    });
  app.get('/participation/v1/', (_request, response) => {
    response.redirect('/participation/v1/channels');
  });
  app.use(answerFailure);
  return app;
}

function acceptsJson(request: Request, _response: Response, next: NextFunction): void {
  if (!request.accepts('application/json')) {
    throw new ParticipationError(NOT_ACCEPTABLE, 'response Content-Type is application/json only');
  }
  next();
}

/** The file part `config-block`, which must be the form's only part. */
function configBlockOf(request: Request): Uint8Array {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) {
    throw new ParticipationError(BAD_REQUEST, `unsupported Content-Type: [${type}]`);
  }
  const parts = readForm(type, request.body);
  const block = parts.find(({ name, isFile }) => isFile && name === CONFIG_BLOCK);
  if (block === undefined) {
    throw new ParticipationError(BAD_REQUEST, `form does not contains part key: ${CONFIG_BLOCK}`);
  }
  if (parts.length !== 1) {
    throw new ParticipationError(BAD_REQUEST, 'form contains too many parts');
  }
  return block.content;
}

function readForm(type: string, body: unknown): readonly FormPart[] {
  try {
    return readMultipartForm(type, Buffer.isBuffer(body) ? body : Buffer.alloc(0));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ParticipationError(BAD_REQUEST, `cannot read form from request body: ${reason}`, { cause });
  }
}

function nameOf(request: Request): string {
  const name = String(request.params['name']);
  const fault = channelNameFault(name);
  if (fault !== undefined) {
    throw new ParticipationError(BAD_REQUEST, `invalid channel ID: ${fault}`);
  }
  return name;
}

function notAllowed(request: Request, response: Response, allowed: string): void {
  send(response.set('Allow', allowed), NOT_ALLOWED, { error: `invalid request method: ${request.method}` });
}

/** JSON as Go writes it: with a line's end, and no character set in its type. */
function send(response: Response, status: number, content: unknown): void {
  response.status(status).setHeader('Content-Type', 'application/json');
  response.end(`${JSON.stringify(content)}\n`);
}

function answerFailure(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  if (error instanceof ParticipationError) {
    if (error.status === NOT_ALLOWED) {
      response.set('Allow', 'GET, DELETE');
    }
    send(response, error.status, { error: error.message });
  } else if (error instanceof Error && error.name === 'PayloadTooLargeError') {
    send(response, BAD_REQUEST, {
      error: 'cannot read form from request body: http: request body too large',
    });
  } else if (response.headersSent) {
    next(error);
  } else {
    send(response, 500, { error: error instanceof Error ? error.message : String(error) });
  }
}
