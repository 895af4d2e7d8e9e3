import { sign, createPrivateKey } from 'node:crypto';
import { decodeConfig } from '@fabric-governance/protocol/config/decode-config';
import { buildGenesisBlock } from '@fabric-governance/protocol/config/genesis';
import { isLowS } from '@fabric-governance/protocol/signature';
import { TEST_PROFILE, testMsp } from '@fabric-governance/protocol/testdata/channel';
import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import { sessionSchema } from '../contract/session.js';
import { startTestGateway, type TestGateway } from '../testing/test-gateway.js';
import { TestClient } from '../testing/test-client.js';
import { type TestIdentity, testOrganisation } from '../testing/test-organisation.js';
import { credentialWrites, foundingWrites, memberWrite, personWrite } from '../testing/test-records.js';

let gateway: TestGateway;
let person: TestIdentity;
let client: TestClient;

beforeEach(async () => {
  gateway = await startTestGateway();
  gateway.write(...foundingWrites(), memberWrite('aurora'), personWrite('aurora.li', ['delegate']));
  person = await gateway.organisation.issue('aurora.li');
  client = new TestClient(gateway.url);
});
afterEach(() => gateway.stop());

async function session(): Promise<unknown> {
  return sessionSchema.parse((await client.get('/api/session')).body);
}

test('a key that is not bound yet signs in without rights and may be bound', async () => {
  expect((await client.signIn(person)).status).toBe(200);
  expect(await session()).toMatchObject({
    personId: null,
    bindable: true,
    enrolmentId: 'aurora.li',
    roles: [],
    permissions: [],
  });
});

test('binding and a change of roles have effect at once', async () => {
  await client.signIn(person);
  gateway.write(...credentialWrites('aurora.li', person.fingerprint));
  expect(await session()).toMatchObject({
    personId: 'aurora.li',
    bindable: false,
    roles: ['delegate'],
    permissions: ['proposal.propose', 'ballot.cast'],
  });
  gateway.write(personWrite('aurora.li', []));
  expect(await session()).toMatchObject({ roles: [], permissions: [] });
});

test('a frozen person sees how the account stands and has no permissions', async () => {
  await client.signIn(person);
  gateway.write(...credentialWrites('aurora.li', person.fingerprint));
  const frozen = personWrite('aurora.li', ['delegate']);
  const bars = [{ kind: 'frozen', source: 'a', since: 1 }];
  gateway.write({ ...frozen, record: Object.assign({ bars }, frozen.record) });
  expect(await session()).toMatchObject({ personId: 'aurora.li', status: 'frozen', permissions: [] });
});

test('a key that another has replaced has no rights', async () => {
  await client.signIn(person);
  gateway.write(...credentialWrites('aurora.li', person.fingerprint));
  gateway.write(...credentialWrites('aurora.li', 'e'.repeat(64)));
  expect(await session()).toMatchObject({ personId: null, bindable: false, permissions: [] });
});

test('another key of the same name has no rights once one is bound', async () => {
  gateway.write(...credentialWrites('aurora.li', 'e'.repeat(64)));
  await client.signIn(person);
  expect(await session()).toMatchObject({ personId: null, bindable: false, permissions: [] });
});

test('a challenge counts once', async () => {
  const { challenge } = (await client.post('/api/session/challenge')).body as { challenge: string };
  const signIn = { certificate: person.certificate, challenge, signature: person.signText(challenge) };
  expect((await client.post('/api/session', signIn)).status).toBe(200);
  const again = await client.post('/api/session', signIn);
  expect([again.status, again.error().code]).toEqual([401, 'CHALLENGE_UNKNOWN']);
});

test('a challenge lives two minutes', async () => {
  const { challenge } = (await client.post('/api/session/challenge')).body as { challenge: string };
  gateway.advance(121_000);
  const signIn = { certificate: person.certificate, challenge, signature: person.signText(challenge) };
  expect((await client.post('/api/session', signIn)).error().code).toBe('CHALLENGE_UNKNOWN');
});

test('a certificate of another CA with the same name is refused', async () => {
  const stranger = await (await testOrganisation('aurora')).issue('aurora.li');
  const answer = await client.signIn(stranger);
  expect([answer.status, answer.error().code]).toEqual([403, 'CERTIFICATE_NOT_OURS']);
});

test.each([
  ['expired', -3, 'CERTIFICATE_EXPIRED'],
  ['not yet valid', 3, 'CERTIFICATE_NOT_YET_VALID'],
])('a certificate that is %s is refused, though a peer would take it', async (_what, days, code) => {
  const identity = await gateway.organisation.issue('aurora.li', Date.now() + days * 86_400_000);
  expect((await client.signIn(identity)).error().code).toBe(code);
});

test('a session ends with its certificate', async () => {
  await client.signIn(person);
  gateway.advance(25 * 3_600_000);
  expect((await client.get('/api/session')).error().code).toBe('SESSION_REQUIRED');
});

test('a certificate of nobody in the institution is refused', async () => {
  gateway.write(memberWrite('borealis'), personWrite('borealis.wu'));
  for (const name of ['Admin@aurora', 'borealis.wu']) {
    const answer = await client.signIn(await gateway.organisation.issue(name));
    expect(answer.error()).toMatchObject({ code: 'CERTIFICATE_OF_NOBODY', params: { enrolmentId: name } });
  }
});

test('the signature of another key is refused', async () => {
  const other = await gateway.organisation.issue('aurora.li');
  const answer = await client.signIn({ ...person, signText: other.signText });
  expect([answer.status, answer.error().code]).toEqual([403, 'SIGNATURE_INVALID']);
});

test('a high-S signature is refused, as everywhere in Fabric', async () => {
  const key = createPrivateKey(person.keyPem);
  const signText = (text: string): string => {
    for (;;) {
      const der = sign('sha256', Buffer.from(text), key);
      if (!isLowS(der)) return der.toString('base64');
    }
  };
  expect((await client.signIn({ ...person, signText })).error().code).toBe('SIGNATURE_INVALID');
});

test('the cookie is for this origin only, out of reach of scripts, and signed', async () => {
  const answer = await client.signIn(person);
  const [cookie = '', signature = ''] = answer.headers.getSetCookie();
  expect(cookie).toMatch(/^fabric-governance\.aurora=.*samesite=strict; httponly/u);
  expect(signature).toMatch(/^fabric-governance\.aurora\.sig=/u);
  const forged = Buffer.from(
    JSON.stringify({
      fingerprint: person.fingerprint,
      enrolmentId: 'aurora.li',
      notAfter: 9e15,
      signedInAt: Date.now(),
    }),
  ).toString('base64');
  const headers = { cookie: `fabric-governance.aurora=${forged}; ${signature.split(';')[0] ?? ''}` };
  expect((await fetch(`${gateway.url}/api/session`, { headers })).status).toBe(401);
});

test('signing out forgets the session', async () => {
  await client.signIn(person);
  expect((await client.send('DELETE', '/api/session')).status).toBe(204);
  expect((await client.get('/api/session')).status).toBe(401);
});

test('a page of another origin cannot act, even on the same host', async () => {
  const answer = await client.post('/api/session/challenge', {}, { origin: 'http://127.0.0.1:1' });
  expect([answer.status, answer.error().code]).toEqual([403, 'ORIGIN_FOREIGN']);
  expect((await client.post('/api/session/challenge', {}, { origin: gateway.url })).status).toBe(200);
});

test('people of an outside institution sign in, and see nothing of the consortium', async () => {
  const people = [{ id: 'delta.sun' as never, name: { en: 'Sun', zh: '孙' }, roles: [] }];
  const outside = await startTestGateway({ memberId: 'delta' as MemberId, people });
  try {
    const guest = new TestClient(outside.url);
    const signedIn = await guest.signIn(await outside.organisation.issue('delta.sun'));
    expect(signedIn.body).toMatchObject({
      personId: null,
      bindable: false,
      standing: 'outside',
      name: { en: 'Sun' },
    });
    const refused = await guest.get('/api/members');
    expect([refused.status, refused.error().code]).toEqual([403, 'SESSION_OUTSIDE']);
    const stranger = await guest.signIn(await outside.organisation.issue('delta.nobody'));
    expect(stranger.error().code).toBe('CERTIFICATE_OF_NOBODY');
  } finally {
    await outside.stop();
  }
});

describe('a certificate in the institution’s revocation list on the channel', () => {
  /** The channel's configuration comes to say that these are revoked. */
  async function revoke(...revoked: readonly TestIdentity[]): Promise<void> {
    const { organisation } = gateway;
    const list = await organisation.revocationList(...revoked);
    const aurora = { ...testMsp('AuroraMSP', organisation.rootPem), revocationLists: [list] };
    const block = buildGenesisBlock({ ...TEST_PROFILE, applicationOrganisations: { AuroraMSP: aurora } });
    gateway.reader.projection.configuration = decodeConfig(block).config;
  }

  test('ends its session and lets nobody sign in', async () => {
    await client.signIn(person);
    expect((await client.get('/api/session')).status).toBe(200);
    await revoke(await gateway.organisation.issue('aurora.wu'), person);
    const answers = [await client.get('/api/session'), await client.signIn(person)];
    for (const answer of answers) {
      expect([answer.status, answer.error().code]).toEqual([403, 'CERTIFICATE_REVOKED']);
    }
  });

  test('is none of anybody else’s business: another certificate of the same person goes on', async () => {
    await revoke(await gateway.organisation.issue('aurora.li'));
    expect((await client.signIn(person)).status).toBe(200);
    expect((await client.get('/api/session')).status).toBe(200);
  });
});
