import { canonicalJson } from '@fabric-governance/chaincode/governance/canonical-json';
import type { MemberId, MspId, PersonId } from '@fabric-governance/chaincode/governance/ids';
import { applicationListSchema, type SignedApplication } from '../contract/applications.js';
import { TestClient } from '../testing/test-client.js';
import { startTestGateway, type TestGateway } from '../testing/test-gateway.js';
import { testOrganisation, type TestIdentity } from '../testing/test-organisation.js';
import { credentialWrites, foundingWrites, memberWrite, personWrite } from '../testing/test-records.js';

let sponsor: TestGateway;
let applicant: TestGateway;
let applicantClient: TestClient;
let signer: TestIdentity;

const PEOPLE = [{ id: 'delta.sun' as PersonId, name: { en: 'Sun', zh: '孙' }, roles: ['delegate'] }];

beforeEach(async () => {
  sponsor = await startTestGateway();
  sponsor.write(...foundingWrites(), memberWrite('aurora'), personWrite('aurora.li'));
  applicant = await startTestGateway({
    memberId: 'delta' as MemberId,
    mspId: 'DeltaMSP' as MspId,
    people: PEOPLE,
    sponsors: [{ memberId: 'aurora' as MemberId, name: { en: 'Aurora', zh: '极光' }, url: sponsor.url }],
  });
  signer = await applicant.organisation.issue('delta.sun');
  applicantClient = new TestClient(applicant.url);
  await applicantClient.signIn(signer);
});
afterEach(async () => {
  await sponsor.stop();
  await applicant.stop();
});

async function evidence() {
  const headers = { 'content-type': 'application/pdf' };
  const { body } = await applicantClient.send('PUT', '/api/documents', { body: 'licence', headers });
  return { ...(body as { hash: string; size: number; mediaType: string }), name: 'licence.pdf' };
}

function application(documents: readonly unknown[], changes: Readonly<Record<string, unknown>> = {}) {
  return {
    schemaVersion: 1,
    submittedAt: 1_700_000_000_000,
    statement: 'We want to join.',
    admission: {
      member: {
        id: 'delta',
        mspId: 'DeltaMSP',
        name: { en: 'Delta', zh: '三角洲' },
        kinds: ['data-provider'],
        votes: true,
        weight: 1,
        decisionRule: { approvals: 1, makerIsNotChecker: false },
        agent: '0'.repeat(64),
      },
      people: PEOPLE,
      organisation: {
        rootCertificates: [applicant.organisation.rootPem],
        tlsRootCertificates: [applicant.organisation.rootPem],
        anchorPeers: [{ host: 'peer0.delta.example', port: 7051 }],
      },
      evidence: documents,
    },
    ...changes,
  };
}

function signed(content: unknown, by: TestIdentity = signer): SignedApplication {
  const signature = by.signText(canonicalJson(content));
  return { application: content, certificate: by.certificate, signature } as SignedApplication;
}

const send = (signedApplication: SignedApplication) =>
  applicantClient.post('/api/applications/send', {
    sponsorMemberId: 'aurora',
    application: signedApplication,
  });

test('an application reaches the sponsor with its documents, and both keep it', async () => {
  const document = await evidence();
  const content = application([document]);
  const sent = await send(signed(content));
  expect(sent.status).toBe(200);

  const person = await sponsor.organisation.issue('aurora.li');
  sponsor.write(...credentialWrites('aurora.li', person.fingerprint));
  const client = new TestClient(sponsor.url);
  await client.signIn(person);
  const received = applicationListSchema.parse((await client.get('/api/applications')).body);
  expect(received).toMatchObject([
    { direction: 'received', signedBy: 'delta.sun', proposalIds: [], admitted: false },
  ]);
  expect(received[0]?.application).toEqual(content);
  expect((await client.get(`/api/documents/${document.hash}`)).body).toBe('licence');

  const own = applicationListSchema.parse((await applicantClient.get('/api/applications')).body);
  expect(own).toMatchObject([{ id: received[0]?.id, direction: 'sent', sponsorMemberId: 'aurora' }]);
});

test('handing in the same again changes nothing', async () => {
  const both = signed(application([]));
  expect((await send(both)).body).toEqual((await send(both)).body);
  expect((await applicantClient.get('/api/applications')).body).toHaveLength(1);
});

describe('the sponsor refuses', () => {
  const handIn = (body: SignedApplication) => new TestClient(sponsor.url).post('/api/applications', body);

  test('an application that was changed after signing', async () => {
    const good = signed(application([]));
    const changed = { ...good, application: { ...good.application, statement: 'Something else' } };
    const answer = await handIn(changed);
    expect([answer.status, answer.error().code]).toEqual([403, 'APPLICATION_SIGNATURE_INVALID']);
  });

  test('a signer of another CA', async () => {
    const stranger = await (await testOrganisation('delta')).issue('delta.sun');
    expect((await handIn(signed(application([]), stranger))).error().code).toBe(
      'APPLICATION_SIGNATURE_INVALID',
    );
  });

  test('a signer who is not among the people', async () => {
    const other = await applicant.organisation.issue('delta.nobody');
    expect((await handIn(signed(application([]), other))).error().code).toBe('APPLICATION_SIGNATURE_INVALID');
  });

  test('evidence that did not come with it', async () => {
    const document = await evidence();
    const answer = await handIn(signed(application([document])));
    expect(answer.error()).toMatchObject({
      code: 'APPLICATION_EVIDENCE_MISSING',
      params: { hash: document.hash },
    });
  });

  test('an institution that is a member, with the sponsor’s own code at the applicant', async () => {
    sponsor.write(memberWrite('delta'));
    const answer = await send(signed(application([])));
    expect([answer.status, answer.error().code]).toEqual([409, 'APPLICATION_ALREADY_MEMBER']);
    expect((await applicantClient.get('/api/applications')).body).toEqual([]);
  });

  test('what does not have the shape, naming the part', async () => {
    const answer = await handIn(signed(application([], { surprise: 1 })));
    expect(answer.error()).toMatchObject({ code: 'REQUEST_INVALID', params: { path: 'body.application' } });
  });
});

test('a sponsor that is away is named', async () => {
  const both = signed(application([]));
  await sponsor.stop();
  const answer = await send(both);
  expect([answer.status, answer.error()]).toMatchObject([
    503,
    { code: 'SPONSOR_UNREACHABLE', params: { memberId: 'aurora' } },
  ]);
  sponsor = await startTestGateway();
});
