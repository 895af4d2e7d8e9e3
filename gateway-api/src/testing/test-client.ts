import { errorBodySchema, type ApiError } from '../contract/errors.js';
import type { TestIdentity } from './test-organisation.js';

/** An answer as the test looks at it. */
export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  /** Of a failure; throws when the body is none. */
  readonly error: () => ApiError;
}

/** A browser of sorts: keeps its cookies. */
export class TestClient {
  #cookies = new Map<string, string>();

  constructor(readonly url: string) {}

  get(path: string): Promise<TestAnswer> {
    return this.send('GET', path);
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<TestAnswer> {
    return this.send('POST', path, {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  }

  async send(method: string, path: string, init: RequestInit = {}): Promise<TestAnswer> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(this.url + path, {
      ...init,
      method,
      headers: { ...(init.headers as Record<string, string> | undefined), cookie },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split(/=(.*)/u);
      this.#cookies.set(name, value);
    }
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('application/json') === true;
    const body: unknown = isJson ? JSON.parse(text) : text;
    const { status, headers } = response;
    return { status, headers, body, error: () => errorBodySchema.parse(body).error };
  }

  /** Signs in by the whole ceremony. */
  async signIn(identity: TestIdentity): Promise<TestAnswer> {
    const { challenge } = (await this.post('/api/session/challenge')).body as { challenge: string };
    return this.post('/api/session', {
      certificate: identity.certificate,
      challenge,
      signature: identity.signText(challenge),
    });
  }
}
