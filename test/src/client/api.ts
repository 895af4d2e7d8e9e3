import { errorBodySchema, type ApiError } from '@fabric-governance/gateway-api/contract/errors';
import { z } from 'zod';

/** A gateway's answer that is not a success: the coded error, unchanged. */
export class GatewayRefusal extends Error {
  override readonly name = 'GatewayRefusal';

  constructor(
    readonly status: number,
    readonly error: ApiError,
    request: string,
  ) {
    super(`${request} was answered ${status} ${error.code} ${JSON.stringify(error.params)}`);
  }
}

/** A request's body: JSON, or bytes with their media type. */
export type Body = { readonly json: unknown } | { readonly bytes: Uint8Array; readonly mediaType: string };

/** One gateway, as a browser talks to it: JSON over HTTP, keeping the session's cookie. */
export class Api {
  readonly #baseUrl: string;
  readonly #cookies = new Map<string, string>();

  /** `baseUrl` without a slash at the end, e.g. `http://localhost:3001`. */
  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  async get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return schema.parse(await (await this.request('GET', path)).json());
  }

  async post<T>(path: string, json: unknown, schema: z.ZodType<T>): Promise<T> {
    return schema.parse(await (await this.request('POST', path, { json })).json());
  }

  /** Any request. Throws `GatewayRefusal` for every answer outside 200–299, whose body must be a coded error. */
  async request(method: string, path: string, body?: Body): Promise<Response> {
    const response = await fetchAgainIfClosed(`${this.#baseUrl}${path}`, {
      method,
      headers: {
        accept: 'application/json',
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        // A browser sends its page's origin with every request that changes something.
        ...(method === 'GET' ? {} : { origin: this.#baseUrl }),
        ...(body === undefined
          ? {}
          : { 'content-type': 'json' in body ? 'application/json' : body.mediaType }),
      },
      ...(body === undefined ? {} : { body: 'json' in body ? JSON.stringify(body.json) : body.bytes }),
    });
    this.#keepCookies(response);
    if (response.ok) return response;
    const refusal = errorBodySchema.parse(await response.json());
    throw new GatewayRefusal(response.status, refusal.error, `${method} ${path}`);
  }

  #keepCookies(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const [name = '', ...value] = pair.split('=');
      if (value.join('=') === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value.join('='));
    }
  }
}

/** How `fetch` tells that the other side closed the connection. */
const closedConnectionSchema = z.object({
  cause: z.object({ code: z.enum(['UND_ERR_SOCKET', 'ECONNRESET']) }),
});

/**
 * As browsers do: a kept connection that the server closed while the request was on its way is replaced by a new one, once. What
 * is relayed is signed, so that a second arrival of the same bytes changes nothing.
 */
async function fetchAgainIfClosed(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (!closedConnectionSchema.safeParse(error).success) throw error;
    return fetch(url, init);
  }
}
