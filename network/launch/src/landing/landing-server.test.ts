import { request } from 'node:http';
import { join } from 'node:path';
import { allInstitutions, type Consortium } from '@fabric-governance/consortium/consortium';
import { readConsortium } from '@fabric-governance/consortium/read-consortium';
import express from 'express';
import type { Server } from 'node:http';
import type { PersonId } from '@fabric-governance/chaincode/governance/ids';
import { dataFolder, ROOT } from '../paths.js';
import { withRandomPorts } from '../ports/random-ports.js';
import { thisMachine } from './landing-place.js';
import { startLandingPage } from './landing-server.js';
import { languageOf } from './words.js';

const SECRET = 'a/secret&"';

describe('the landing page', () => {
  let consortium: Consortium;
  let page: { stop(): Promise<void> };
  let gateway: Server;

  beforeAll(async () => {
    const demo = await withRandomPorts(readConsortium(join(ROOT, 'network/consortium.yaml')));
    consortium = { ...demo, name: { en: 'Trade <Data> & Co', zh: '贸易数据联盟' } };
    const people = allInstitutions(consortium).flatMap((one) =>
      one.people.map(({ id }): [PersonId, string] => [id, SECRET]),
    );
    page = await startLandingPage({
      consortium,
      secrets: new Map(people),
      place: thisMachine(dataFolder('/data')),
    });
    const app = express();
    app.get('/api/institution', (_request, response) => void response.json({ standing: 'outside' }));
    app.get('/api/people-directory', (_request, response) => {
      response.json([{ id: 'eastport-authority.lin-tao', roles: ['observer'] }]);
    });
    gateway = app.listen(consortium.applicants[0]?.ports.console ?? 0, '127.0.0.1');
  });
  afterAll(async () => {
    await page.stop();
    gateway.close();
  });

  const get = (
    path: string,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; text: string }> =>
    new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port: consortium.ports.landing, path, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, text });
        });
      })
        .on('error', reject)
        .end();
    });

  it('lists every institution and a link for every person, the secret in the fragment', async () => {
    const { text } = await get('/');
    for (const { id, name, people, ports } of allInstitutions(consortium)) {
      expect(text).toContain(`<h3>${name.en}</h3>`);
      expect(text).toContain(`id="${id}"`);
      for (const person of people) {
        expect(text).toContain(
          `href="http://localhost:${ports.console}/enter?person=${person.id}&amp;lang=en#secret=${encodeURIComponent(SECRET)}"`,
        );
      }
    }
  });

  it('speaks both languages, the browser’s by itself and the other on request', async () => {
    expect((await get('/', { 'accept-language': 'zh-CN,zh;q=0.9' })).text).toContain('<html lang="zh-CN">');
    const { text } = await get('/?lang=zh', { 'accept-language': 'en' });
    expect(text).toContain('曙光银行');
    expect(text).not.toContain('Aurora Bank');
  });

  it('shows who is a member, who is outside and who does not answer', async () => {
    expect((await get('/')).text).toMatch(/data-institution="eastport-authority"\s+data-standing="outside"/u);
    expect(JSON.parse((await get('/standings')).text)).toEqual({ 'eastport-authority': 'outside' });
  });

  it('shows the roles that people have by now', async () => {
    expect((await get('/')).text).toMatch(/Lin Tao<span class="roles"\s*>Observer</u);
  });

  it('escapes what comes from the file', async () => {
    const { text } = await get('/');
    expect(text).toContain('Trade &lt;Data&gt; &amp; Co');
    expect(text).not.toContain('<Data>');
  });

  it('gives nothing to a page that reached it under another name', async () => {
    const { status, text } = await get('/', { host: 'evil.example' });
    expect(status).toBe(403);
    expect(text).not.toContain('secret');
  });

  it('shows the charter’s text with its hash', async () => {
    const { text } = await get('/charter');
    expect(text).toContain(consortium.charter.textHash);
    expect(text).toContain('Ordinary resolutions.');
  });
});

it.each([
  [undefined, undefined, 'en'],
  ['zh', 'en', 'zh'],
  ['fr', 'fr,zh-TW;q=0.8,en;q=0.5', 'zh'],
  [['zh'], 'de', 'en'],
] as const)('the language for ?lang=%s and Accept-Language: %s is %s', (query, header, expected) => {
  expect(languageOf(query, header)).toBe(expected);
});
