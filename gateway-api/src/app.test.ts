import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { DOCUMENT_LIMIT } from './contract/documents.js';
import { ENDPOINTS, type EndpointName } from './contract/endpoints.js';
import { TestClient } from './testing/test-client.js';
import { startTestGateway, type TestGateway } from './testing/test-gateway.js';
import { credentialWrites, foundingWrites, memberWrite, personWrite } from './testing/test-records.js';

let gateway: TestGateway;
let client: TestClient;
let consoleDir: string;

beforeAll(async () => {
  consoleDir = mkdtempSync(path.join(tmpdir(), 'console-'));
  mkdirSync(path.join(consoleDir, 'assets'));
  writeFileSync(path.join(consoleDir, 'index.html'), '<!doctype html><title>console</title>');
  writeFileSync(path.join(consoleDir, 'assets', 'app-1.js'), 'void 0');
  gateway = await startTestGateway({ consoleDir });
  const person = await gateway.organisation.issue('aurora.li');
  gateway.write(...foundingWrites(), memberWrite('aurora'), personWrite('aurora.li'));
  gateway.write(...credentialWrites('aurora.li', person.fingerprint));
  client = new TestClient(gateway.url);
  await client.signIn(person);
});
afterAll(async () => {
  await gateway.stop();
  rmSync(consoleDir, { recursive: true });
});

describe('the OpenAPI description', () => {
  const schema = z.looseObject({
    paths: z.record(z.string(), z.record(z.string(), z.looseObject({ operationId: z.string() }))),
  });

  test('has every route, and no other', async () => {
    const { paths } = schema.parse((await client.get('/api/openapi.json')).body);
    const described = Object.entries(paths).flatMap(([at, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method} ${at}`),
    );
    const routes = Object.entries(ENDPOINTS).map(([name, { method, path: at }]) => `${name} ${method} ${at}`);
    expect(described.sort()).toEqual(routes.sort());
  });
});

describe('access', () => {
  const closed = (Object.keys(ENDPOINTS) as EndpointName[]).filter(
    (name) => ENDPOINTS[name].access !== 'public',
  );

  test.each(closed)('%s needs a session', async (name) => {
    const { method, path: template } = ENDPOINTS[name];
    const at = template.replace(/\{\w+\}/u, '1');
    const answer = await new TestClient(gateway.url).send(method.toUpperCase(), at);
    expect([answer.status, answer.error().code]).toEqual([401, 'SESSION_REQUIRED']);
  });
});

describe('answers of the read model fit the contract', () => {
  const plain = [
    'institution',
    'health',
    'peopleDirectory',
    'session',
    'consortium',
    'members',
    'people',
    'charter',
    'charters',
    'proposals',
    'applications',
    'audit',
    'refusals',
    'blocks',
  ] as const;

  test.each(plain)('%s', async (name) => {
    const { path: at, response } = ENDPOINTS[name];
    const answer = await client.get(at);
    expect(answer.status).toBe(200);
    expect(response.safeParse(answer.body).error).toBeUndefined();
  });

  test('a charter version that does not exist is coded', async () => {
    const answer = await client.get('/api/charters/2');
    expect([answer.status, answer.error()]).toMatchObject([
      404,
      { code: 'CHARTER_NOT_FOUND', params: { version: 2 } },
    ]);
  });

  test.each([
    ['/api/proposals/abc', 'params.id'],
    ['/api/proposals?state=draft,nonsense', 'query.state.1'],
    ['/api/audit?limit=0', 'query.limit'],
    ['/api/audit?foo=1', 'query'],
  ])('%s is refused, naming the part', async (at, part) => {
    expect((await client.get(at)).error()).toMatchObject({ code: 'REQUEST_INVALID', params: { path: part } });
  });
});

describe('the console', () => {
  test('is served on the same origin, each of its pages by the index', async () => {
    for (const page of ['/', '/proposals/abc', '/deep/er']) {
      const answer = await client.get(page);
      expect([answer.status, answer.body]).toEqual([200, '<!doctype html><title>console</title>']);
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    }
  });

  test('keeps its assets, and a missing one is missing', async () => {
    expect((await client.get('/assets/app-1.js')).headers.get('cache-control')).toMatch(/immutable/u);
    expect((await client.get('/assets/app-2.js')).status).toBe(404);
  });

  test('may run only scripts of its own, in no frame', async () => {
    const policy = (await client.get('/')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
  });

  test('does not swallow unknown API paths', async () => {
    const answer = await client.get('/api/nothing');
    expect([answer.status, answer.error().code]).toEqual([404, 'ROUTE_NOT_FOUND']);
  });
});

describe('documents', () => {
  const put = (body: Uint8Array, type: string) =>
    client.send('PUT', '/api/documents', { body, headers: { 'content-type': type } });

  test('come back by their hash, for saving and not for showing', async () => {
    const stored = await put(Buffer.from('evidence'), 'text/html; charset=utf-8');
    expect(stored.body).toMatchObject({ size: 8, mediaType: 'text/html' });
    const { hash } = stored.body as { hash: string };
    expect(hash).toBe(createHash('sha256').update('evidence').digest('hex'));
    const answer = await client.get(`/api/documents/${hash}`);
    expect(answer.body).toBe('evidence');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/u);
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/u);
  });

  test('of JSON are stored as they are', async () => {
    const { hash } = (await put(Buffer.from('{ "a" : 1 }'), 'application/json')).body as { hash: string };
    const response = await fetch(`${gateway.url}/api/documents/${hash}`);
    expect(await response.text()).toBe('{ "a" : 1 }');
  });

  test('that are too large, empty or unknown are refused', async () => {
    const large = await put(new Uint8Array(DOCUMENT_LIMIT + 1), 'application/pdf');
    expect([large.status, large.error()]).toMatchObject([
      413,
      { code: 'REQUEST_TOO_LARGE', params: { limitBytes: DOCUMENT_LIMIT } },
    ]);
    expect((await put(new Uint8Array(), 'application/pdf')).error().code).toBe('REQUEST_INVALID');
    expect((await client.get(`/api/documents/${'0'.repeat(64)}`)).error().code).toBe('DOCUMENT_NOT_FOUND');
  });
});

test('a path that cannot be decoded is the sender’s fault', async () => {
  const answer = await client.get('/api/blocks/%E0%A4%A');
  expect([answer.status, answer.error()]).toMatchObject([
    400,
    { code: 'REQUEST_INVALID', params: { path: 'path' } },
  ]);
});

test('a body that is no JSON is the sender’s fault', async () => {
  const headers = { 'content-type': 'application/json' };
  const answer = await client.send('POST', '/api/session', { body: '{', headers });
  expect([answer.status, answer.error()]).toMatchObject([
    400,
    { code: 'REQUEST_INVALID', params: { path: 'body' } },
  ]);
});
