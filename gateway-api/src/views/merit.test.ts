import { applyBlock } from '../read-model/apply-block.js';
import { emptyProjection, type Projection } from '../read-model/projection.js';
import { testBlock } from '../testing/test-blocks.js';
import { foundingWrites, memberWrite } from '../testing/test-records.js';
import { pageOfEntries, viewMerit } from './merit.js';

const VOTE = 'a'.repeat(64);
const MATTER = 'b'.repeat(64);
const title = { en: 'x', zh: '某' };
const by = { body: 'board', people: 2, institutions: 2 };
const MERIT = {
  reasons: {
    presence: { title, points: 1, each: 'taking-part' },
    uptime: { title, points: 3, by },
  },
  penalties: {},
};

function entry(id: string, source: string, changes: Readonly<Record<string, unknown>> = {}) {
  const record = {
    schemaVersion: 1,
    memberId: 'aurora',
    for: 'reason',
    id,
    source,
    number: 0,
    points: 3,
    at: 10,
    note: 'May',
    ...changes,
  };
  return { kind: 'merit-entry', key: ['aurora', 'reason', id, source, '000'], record };
}

function accord(personId: string) {
  const terms = { memberId: 'aurora', reasonId: 'uptime', note: 'May' };
  const [memberId] = personId.split('.');
  const record = {
    schemaVersion: 1,
    matter: MATTER,
    act: 'merit.award',
    terms,
    bodyId: 'board',
    personId,
    memberId,
    at: 5,
  };
  return { kind: 'accord', key: [MATTER, personId], record };
}

/** A consortium with points, in which aurora took part in a vote and borealis did not. */
function projected(...writes: readonly { kind: string; key: string[]; record: unknown }[]): Projection {
  const projection = emptyProjection();
  const founding = foundingWrites().map((write) =>
    write.kind === 'charter'
      ? { ...write, record: withMerit(write.record as { readonly charter: object }) }
      : write,
  );
  const proposal = { id: VOTE, title: 'A vote', pin: { charterVersion: 1, electorate: [] } };
  const attendance = {
    trackId: 'ordinary',
    proposalId: VOTE,
    decidedAt: 8,
    present: ['aurora'],
    missing: ['borealis'],
  };
  const first = [
    ...founding,
    memberWrite('borealis'),
    memberWrite('aurora'),
    { kind: 'proposal', key: [VOTE], record: proposal },
    { kind: 'attendance', key: ['ordinary', '1', VOTE], record: attendance },
  ];
  applyBlock(projection, testBlock(0n, [{ writes: first }]), 'governance');
  applyBlock(projection, testBlock(1n, [{ txId: 't2', writes: [...writes] }]), 'governance');
  return projection;
}

function withMerit(record: { readonly charter: object }): object {
  return { ...record, charter: { ...record.charter, merit: MERIT } };
}

test('shows the points of every member, those that have run out not counted', () => {
  const projection = projected(entry('uptime', MATTER), entry('fine', VOTE, { points: -9, until: 20 }));
  const view = viewMerit(projection, 20);
  expect(view.balances).toEqual([
    { memberId: 'aurora', points: 3 },
    { memberId: 'borealis', points: 0 },
  ]);
  expect(pageOfEntries(projection, { limit: 10 }).entries.map(({ id }) => id)).toEqual(['fine', 'uptime']);
});

test('shows on which awards people agree, until the points are entered', () => {
  const agreed = [accord('aurora.li'), accord('borealis.bo')];
  expect(viewMerit(projected(...agreed), 20).pending).toEqual([
    {
      terms: { memberId: 'aurora', reasonId: 'uptime', note: 'May' },
      people: ['aurora.li', 'borealis.bo'],
      needed: { bodyId: 'board', people: 2, institutions: 2 },
    },
  ]);
  expect(viewMerit(projected(...agreed, entry('uptime', MATTER)), 20).pending).toEqual([]);
});

test('names votes from which points follow, until these are entered', () => {
  expect(viewMerit(projected(), 20).creditable).toEqual([{ proposalId: VOTE, title: 'A vote' }]);
  expect(viewMerit(projected(entry('presence', VOTE, { points: 1 })), 20).creditable).toEqual([]);
});
