import { charter, PROPOSAL_ID } from '../testing/records.js';
import { UncreditedVotes } from './uncredited-votes.js';

const REASON = { title: { en: 'x', zh: 'x' }, points: 1, each: 'taking-part' } as const;
const RULES = { ...charter, merit: { reasons: { presence: REASON }, penalties: {} } };
const attendance = {
  proposalId: PROPOSAL_ID,
  trackId: 'standard',
  decidedAt: 5,
  present: ['a'],
  missing: [],
};
const entry = { memberId: 'a', for: 'reason', id: 'presence', source: PROPOSAL_ID, points: 1, at: 5 };

/** Records of one vote, with these entries of points. */
function records(entries: readonly object[], rules: object = RULES) {
  const all = { attendance: [attendance], 'merit-entry': entries };
  const one = { proposal: { pin: { charterVersion: 1 } }, charter: { charter: rules } };
  const asked: string[] = [];
  const projection = {
    records: (kind: keyof typeof all) => {
      asked.push(kind);
      return all[kind];
    },
    record: (kind: keyof typeof one) => one[kind],
  };
  return { projection: projection as unknown as Parameters<UncreditedVotes['find']>[0], asked };
}

test('a vote is told until its points are entered, and not looked at again after that', () => {
  const votes = new UncreditedVotes();
  expect(votes.find(records([]).projection)).toMatchObject([{ attendance: { proposalId: PROPOSAL_ID } }]);
  expect(votes.find(records([entry]).projection)).toEqual([]);
  const later = records([]);
  expect(votes.find(later.projection)).toEqual([]);
  expect(later.asked).toEqual(['attendance']);
});

test('nothing follows under a charter in which no points count by themselves', () => {
  expect(new UncreditedVotes().find(records([], charter).projection)).toEqual([]);
});
