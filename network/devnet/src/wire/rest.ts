import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** An HTTP request, read to its end. */
export interface RestRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
}

/** What is answered. */
export interface RestResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Answers a request; whatever it throws becomes a 500. */
export type RestAnswer = (request: RestRequest) => RestResponse | Promise<RestResponse>;

/** A request whose body is larger than the service takes. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';

  constructor() {
    super('http: request body too large'); // Go's words.
  }
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

/**
 * Makes a listener for a small HTTP service.
 *
 * @param options.maxBody largest body in bytes
 * @param options.refuse answers what cannot be read: {@link BodyTooLarge}
 */
export function restListener(
  answer: RestAnswer,
  options: { readonly maxBody: number; refuse(error: BodyTooLarge): RestResponse },
): RequestListener {
  return (incoming, outgoing) => {
    const { 'x-request-id': given } = incoming.headers;
    const requestId = typeof given === 'string' ? given : randomUUID();
    respond(incoming, answer, options).then(
      (response) => {
        send(outgoing, response, requestId);
      },
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        send(outgoing, json(500, { error: message }), requestId);
      },
    );
  };
}

async function respond(
  incoming: IncomingMessage,
  answer: RestAnswer,
  options: { readonly maxBody: number; refuse(error: BodyTooLarge): RestResponse },
): Promise<RestResponse> {
  let body: Uint8Array;
  try {
    body = await readBody(incoming, options.maxBody);
  } catch (error) {
    if (error instanceof BodyTooLarge) {
      const refusal = options.refuse(error);
      return { ...refusal, headers: { ...refusal.headers, Connection: 'close' } };
    }
    throw error;
  }
  const [path = ''] = (incoming.url ?? '').split('?', 1);
  return answer({ method: incoming.method ?? '', path, headers: incoming.headers, body });
}

async function readBody(incoming: IncomingMessage, maxBody: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBody) {
      incoming.resume(); // The rest is dropped.
      throw new BodyTooLarge();
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** As Fabric does, every answer carries the id of its request, the client's own or a new one. */
function send(
  outgoing: ServerResponse,
  { status, headers = {}, body }: RestResponse,
  requestId: string,
): void {
  outgoing.writeHead(status, { 'X-Request-Id': requestId, ...headers });
  outgoing.end(body);
}
