import { SAMPLE_CHARTER } from '../testing/sample-charter.js';
import { foundingHash } from '../governance/founding/founding.js';
import type { FoundingDocument } from '../governance/records/members.js';
import { SampleConsortium } from '../testing/sample-consortium.js';
import type { Answer } from '../testing/memory-ledger.js';
import { testIdentity } from '../testing/test-identity.js';

let sample: SampleConsortium;

beforeEach(() => {
  sample = new SampleConsortium();
  jest.spyOn(Date, 'now').mockImplementation(() => sample.ledger.now);
});
afterEach(() => {
  jest.restoreAllMocks();
  delete process.env['FOUNDING_HASH'];
});

async function found(document: FoundingDocument, identity = sample.agent('bank')): Promise<Answer> {
  return sample.ledger.send(identity, 'Founding:found', { ...document });
}

/** Founds from a document to which the institution has agreed. */
async function foundAgreed(changes: Partial<FoundingDocument>): Promise<Answer> {
  const document = { ...sample.document, ...changes };
  process.env['FOUNDING_HASH'] = foundingHash(document);
  return found(document);
}

test('founds charter, members and people from the agreed document, each audited', async () => {
  const answer = await foundAgreed({});
  expect(answer).toMatchObject({ ok: true, result: { foundingHash: foundingHash(sample.document) } });
  const { ledger } = sample;
  expect(ledger.records('consortium')).toMatchObject([{ charterVersion: 1, foundedAt: ledger.now }]);
  expect(ledger.records('charter')).toMatchObject([{ version: 1, charter: SAMPLE_CHARTER }]);
  expect(ledger.records('member').map(({ id, weight }) => [id, weight])).toEqual([
    ['bank', 3],
    ['exchange', 2],
    ['insurer', 1],
    ['regulator', 0],
    ['university', 1],
  ]);
  expect(ledger.records('person')).toHaveLength(20);
  const audit = ledger.records('audit');
  expect(audit).toHaveLength(2 + 5 + 20);
  expect(audit[0]).toMatchObject({
    index: 0,
    event: 'consortium.founded',
    actor: { memberId: 'bank', personId: null },
    subject: { kind: 'consortium', key: ['0'] },
    before: null,
  });
});

test('an endorser refuses a document that its institution has not agreed to', async () => {
  expect(await found(sample.document)).toMatchObject({ refusal: { code: 'FOUNDING_NOT_AGREED' } });
  process.env['FOUNDING_HASH'] = 'a'.repeat(64);
  expect(await found(sample.document)).toMatchObject({
    refusal: { code: 'FOUNDING_NOT_AGREED', params: { hash: foundingHash(sample.document) } },
  });
  expect(sample.ledger.size).toBe(0);
});

test('founds only once', async () => {
  await foundAgreed({});
  expect(await foundAgreed({})).toMatchObject({ refusal: { code: 'FOUNDING_ALREADY_DONE' } });
});

test('only the agent of a founding member founds', async () => {
  process.env['FOUNDING_HASH'] = foundingHash(sample.document);
  const stranger = testIdentity({ mspId: 'bankMSP', commonNames: ['Admin@bank'] });
  expect(await found(sample.document, stranger)).toMatchObject({ refusal: { code: 'CALLER_NOT_AGENT' } });
});

test('nothing but founding works before', async () => {
  const answer = await sample.ledger.send(sample.person('bank.rep'), 'People:bindCredential', {
    personId: 'bank.rep',
  });
  expect(answer).toMatchObject({ refusal: { code: 'FOUNDING_NOT_DONE', params: {} } });
});

test.each<[string, (document: FoundingDocument) => Partial<FoundingDocument>, object]>([
  [
    'another channel',
    () => ({ channel: 'elsewhere' }),
    { code: 'ARGUMENT_INVALID', params: { path: 'channel' } },
  ],
  [
    'two members of one MSP',
    ({ members }) => ({
      members: members.map((one) => ({ ...one, mspId: members[0]?.mspId ?? one.mspId })),
    }),
    { code: 'MEMBER_EXISTS', params: { memberId: 'exchange' } },
  ],
  [
    'a person twice',
    ({ people }) => ({ people: [...people, ...people.slice(0, 1)] }),
    { code: 'PERSON_EXISTS', params: { personId: 'bank.rep' } },
  ],
  [
    'a role that the charter does not have',
    ({ people }) => ({ people: people.map((one) => ({ ...one, roles: ['emperor'] })) }),
    { code: 'ROLE_NOT_FOUND', params: { roleId: 'emperor' } },
  ],
  [
    'roles that exclude each other',
    ({ people }) => ({ people: people.map((one) => ({ ...one, roles: ['auditor', 'representative'] })) }),
    { code: 'ROLES_EXCLUDE', params: { roleId: 'representative', excludes: 'auditor' } },
  ],
  [
    'a voting member that could never cast a ballot',
    ({ people }) => ({ people: people.map((one) => ({ ...one, roles: ['representative'] })) }),
    { code: 'ARGUMENT_INVALID', params: { path: 'people' } },
  ],
  [
    'a weight without a vote',
    ({ members }) => ({ members: members.map((one) => ({ ...one, votes: one.id === 'bank' })) }),
    { code: 'ARGUMENT_INVALID', params: { path: 'member.weight' } },
  ],
  [
    'nobody who votes',
    ({ members }) => ({ members: members.map((one) => ({ ...one, votes: false, weight: 0 })) }),
    { code: 'ARGUMENT_INVALID', params: { path: 'members' } },
  ],
  [
    'a person of no member',
    ({ members }) => ({ members: members.filter(({ id }) => id !== 'university') }),
    { code: 'ARGUMENT_INVALID', params: { path: 'people.12.memberId' } },
  ],
  [
    'a charter that must not be adopted',
    ({ charter }) => ({ charter: { ...charter, clockTolerance: 'PT0S' } }),
    { code: 'ARGUMENT_INVALID', params: { path: 'charter.clockTolerance' } },
  ],
])('refuses %s', async (_what, change, refusal) => {
  expect(await foundAgreed(change(sample.document))).toMatchObject({ ok: false, refusal });
});

test('refuses a document of another shape with the path of what does not fit', async () => {
  const people = [{ ...sample.document.people[0], id: 'Not An Id' }];
  const document = { ...sample.document, people } as unknown as FoundingDocument;
  process.env['FOUNDING_HASH'] = foundingHash(document);
  expect(await found(document)).toMatchObject({
    refusal: { code: 'ARGUMENT_INVALID', params: { path: 'people.0.id' } },
  });
});

describe('a charter that would brick the consortium is not founded', () => {
  const { ordinary } = SAMPLE_CHARTER.tracks;
  if (ordinary === undefined) throw new Error('the sample has changed');
  const only = (track: object, more: object = {}): Partial<FoundingDocument> => ({
    charter: {
      ...SAMPLE_CHARTER,
      tracks: { ...SAMPLE_CHARTER.tracks, ordinary: { ...ordinary, ...track } },
      actions: { ...SAMPLE_CHARTER.actions, 'charter.amend': ['ordinary'] },
      ...more,
    },
  });
  const crowd = { count: 'taking-part', measure: 'heads', comparator: 'gte', number: 5 } as const;

  test.each<[string, Partial<FoundingDocument>, string]>([
    ['a quorum above all members there are', only({ quorum: crowd }), 'NEVER_PASSES'],
    ['more sponsors than there can be', only({ sponsors: 4 }), 'NOT_ENOUGH_SPONSORS'],
    [
      'electors of a kind that nobody is',
      only({ electorate: { fixed: 'submission', weight: 'own', kinds: ['consortium-body'] } }),
      'NOBODY_VOTES',
    ],
    [
      'a named consent of somebody who is not there',
      only({ threshold: { consents: ['ghost'], least: 1 } }),
      'NEVER_PASSES',
    ],
  ])('%s', async (_what, document, obstacle) => {
    expect(await foundAgreed(document)).toMatchObject({
      refusal: { code: 'CHARTER_BRICKS', params: { obstacle } },
    });
  });

  test('but one whose board has no holders of seats yet is', async () => {
    const board = {
      title: { en: 'Board', zh: '理事会' },
      purpose: 'decides' as const,
      membership: {
        of: 'seats' as const,
        seats: {
          general: {
            title: { en: 'General', zh: '普通' },
            number: 2,
            filledBy: 'appointment' as const,
          },
        },
      },
    };
    const document = only(
      { electorate: { fixed: 'submission', weight: 'own', body: 'board' } },
      { bodies: { ...SAMPLE_CHARTER.bodies, board } },
    );
    expect(await foundAgreed(document)).toMatchObject({ ok: true });
  });
});
