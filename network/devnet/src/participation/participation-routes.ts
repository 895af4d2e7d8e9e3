import type { RequestListener } from 'node:http';
import { channelNameFault } from '../administration/channel-name.js';
import {
  json,
  PAGE_NOT_FOUND,
  type RestAnswer,
  restListener,
  type RestRequest,
  type RestResponse,
} from '../wire/rest.js';
import type { ChannelParticipation } from './channel-participation.js';
import { ParticipationError } from './participation-error.js';

const MAX_BODY = 1024 * 1024; // As orderer.yaml's MaxRequestBodySize.
const CONFIG_BLOCK = 'config-block';
const BASE = '/participation/v1/';
const CHANNELS = `${BASE}channels`;
const [OK, CREATED, NO_CONTENT, FOUND, TEMPORARY] = [200, 201, 204, 302, 307] as const;
const [BAD_REQUEST, NOT_ALLOWED, NOT_ACCEPTABLE] = [400, 405, 406] as const;
const FRESH = { 'Cache-Control': 'no-store' };

/** Fabric's channel participation API (`/participation/v1/channels`), which `osnadmin` speaks. */
export function participationListener(participation: ChannelParticipation): RequestListener {
  return restListener({
    routes: {
      [CHANNELS]: refusing((request) => channels(request, participation)),
      [`${CHANNELS}/:name`]: refusing((request) => channel(request, participation)),
      [BASE]: ({ method }) => (method === 'GET' ? redirect(FOUND, CHANNELS, 'Found') : PAGE_NOT_FOUND),
      [BASE.slice(0, -1)]: () => redirect(TEMPORARY, BASE, 'Temporary Redirect'),
    },
    maxBody: MAX_BODY,
    refuse: (message) => json(BAD_REQUEST, { error: `cannot read form from request body: ${message}` }),
  });
}

function refusing(answer: RestAnswer): RestAnswer {
  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      if (!(error instanceof ParticipationError)) {
        throw error;
      }
      return json(
        error.status,
        { error: error.message },
        error.status === NOT_ALLOWED ? { Allow: 'GET, DELETE' } : {},
      );
    }
  };
}

/** Sends a client elsewhere, with the page that Go's servers write for those who do not follow. */
function redirect(status: number, location: string, words: string): RestResponse {
  return {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', Location: location },
    body: `<a href="${location}">${words}</a>.\n\n`,
  };
}

async function channels(request: RestRequest, participation: ChannelParticipation): Promise<RestResponse> {
  switch (request.method) {
    case 'GET':
      checkAccept(request);
      return json(OK, participation.list(), FRESH);
    case 'POST': {
      const info = await participation.join(await configBlockOf(request));
      return json(CREATED, info, { Location: info.url });
    }
    default:
      return notAllowed(request, 'GET, POST');
  }
}

async function channel(request: RestRequest, participation: ChannelParticipation): Promise<RestResponse> {
  const { name } = request;
  switch (request.method) {
    case 'GET':
      checkAccept(request);
      checkName(name);
      return json(OK, participation.info(name), FRESH);
    case 'DELETE':
      checkAccept(request);
      checkName(name);
      await participation.remove(name);
      return { status: NO_CONTENT };
    default:
      return notAllowed(request, 'GET, DELETE');
  }
}

function checkAccept({ headers }: RestRequest): void {
  const { accept = '' } = headers;
  const types = ['application/json', 'application/*', '*/*'];
  if (accept !== '' && !types.some((type) => accept.includes(type))) {
    throw new ParticipationError(NOT_ACCEPTABLE, 'response Content-Type is application/json only');
  }
}

function checkName(name: string): void {
  const fault = channelNameFault(name);
  if (fault !== undefined) {
    throw new ParticipationError(BAD_REQUEST, `invalid channel ID: ${fault}`);
  }
}

/** The file part `config-block`, which must be the form's only part. */
async function configBlockOf(request: RestRequest): Promise<Uint8Array> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) {
    throw new ParticipationError(BAD_REQUEST, `unsupported Content-Type: [${type}]`);
  }
  checkAccept(request);
  const parts = await readForm(type, request.body);
  const block = parts.get(CONFIG_BLOCK);
  if (!(block instanceof Blob)) {
    throw new ParticipationError(BAD_REQUEST, `form does not contains part key: ${CONFIG_BLOCK}`);
  }
  if ([...parts.keys()].length !== 1) {
    throw new ParticipationError(BAD_REQUEST, 'form contains too many parts');
  }
  return new Uint8Array(await block.arrayBuffer());
}

/** Reads a form by the platform's own reader of `multipart/form-data` (RFC 7578). */
async function readForm(type: string, body: Uint8Array): Promise<FormData> {
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the advice is about large uploads; this one is bounded
    return await new Response(body, { headers: { 'Content-Type': type } }).formData();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ParticipationError(BAD_REQUEST, `cannot read form from request body: ${reason}`, { cause });
  }
}

function notAllowed({ method }: RestRequest, allowed: string): RestResponse {
  return json(NOT_ALLOWED, { error: `invalid request method: ${method}` }, { Allow: allowed });
}
