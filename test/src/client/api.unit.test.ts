import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { Api } from './api.js';

describe('the client of a gateway', () => {
  const seen: string[] = [];
  let server: Server;
  let api: Api;
  let closeNext = false;

  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push(`${request.method ?? ''} ${request.headers.cookie ?? ''}`);
      if (closeNext) {
        closeNext = false;
        request.socket.destroy();
        return;
      }
      response.setHeader('content-type', 'application/json');
      if (request.url === '/refused') {
        response.statusCode = 409;
        response.end('{"error":{"code":"VOTING_OVER","params":{"endedAt":1},"kind":"state"}}');
        return;
      }
      response.setHeader(
        'set-cookie',
        request.method === 'DELETE' ? 'session=; Path=/' : 'session=abc; HttpOnly',
      );
      response.end('{"ok":true}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    api = new Api(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  beforeEach(() => {
    seen.length = 0;
  });
  const ok = z.object({ ok: z.boolean() });

  it('keeps the session’s cookie, and drops it when the server does', async () => {
    await api.get('/', ok);
    await api.request('DELETE', '/');
    await api.get('/', ok);
    expect(seen).toEqual(['GET ', 'DELETE session=abc', 'GET ']);
  });

  it('tells a refusal by its code', async () => {
    await expect(api.post('/refused', {}, ok)).rejects.toMatchObject({
      status: 409,
      error: { code: 'VOTING_OVER' },
    });
  });

  it('sends a request again when the server had closed the connection it went out on, once', async () => {
    closeNext = true;
    expect(await api.post('/', {}, ok)).toEqual({ ok: true });
    expect(seen).toHaveLength(2);
  });

  it('does not hide that nobody listens', async () => {
    await expect(new Api('http://127.0.0.1:1').get('/', ok)).rejects.toThrow('fetch failed');
  });
});
