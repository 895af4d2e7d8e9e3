import { MERIT_CHARTER } from '../../../testing/merit-charter.js';
import { checkCharter } from './charter-checks.js';
import { charterSchema, type Charter } from '../../charter.js';

type Merit = NonNullable<Charter['merit']>;
const MERIT: Merit = MERIT_CHARTER.merit ?? { reasons: {}, penalties: {} };

const codes = (charter: Charter): string[] =>
  checkCharter(charter).map(({ code, path }) => `${code} ${path}`);

function withPenalty(part: Partial<Merit['penalties'][string]>): Charter {
  const warning = MERIT.penalties['warning'];
  if (warning === undefined) throw new Error('the charter has changed');
  return {
    ...MERIT_CHARTER,
    merit: { ...MERIT, penalties: { ...MERIT.penalties, warning: { ...warning, ...part } } },
  };
}

test('finds nothing in a charter with points, penalties and disputes', () => {
  expect(charterSchema.parse(MERIT_CHARTER)).toEqual(MERIT_CHARTER);
  expect(codes(MERIT_CHARTER)).toEqual([]);
});

test('what counts by itself is awarded by nobody', () => {
  const { presence } = MERIT.reasons;
  if (presence === undefined) throw new Error('the charter has changed');
  const by = { body: 'assembly', people: 1, institutions: 1 };
  const reasons = { ...MERIT.reasons, presence: { ...presence, by } };
  expect(codes({ ...MERIT_CHARTER, merit: { ...MERIT, reasons } })).toEqual([
    'PARTS_CONFLICT merit.reasons.presence.by',
  ]);
});

test('points belong to the consequence that costs points, and to no other', () => {
  expect(codes(withPenalty({ points: 3 }))).toEqual(['PARTS_CONFLICT merit.penalties.warning.points']);
  expect(codes(withPenalty({ consequence: 'points' }))).toEqual([
    'PARTS_CONFLICT merit.penalties.warning.points',
  ]);
});

test('time to reply and to appeal is never nothing', () => {
  expect(codes(withPenalty({ reply: 'PT0S', lasts: 'PT0S' }))).toEqual([
    'DURATION_ZERO merit.penalties.warning.reply',
    'DURATION_ZERO merit.penalties.warning.lasts',
  ]);
});

test('penalties need a track for appeals', () => {
  const { cases, ...without } = MERIT_CHARTER;
  expect(cases).toBeDefined();
  expect(codes(without)).toEqual(['PARTS_CONFLICT merit.penalties']);
  const named = { ...without, actions: { ...without.actions, 'penalty.appeal': ['ordinary'] } };
  expect(codes(named)).toEqual([]);
});
