import { SAMPLE_CHARTER } from '../../testing/sample-charter.js';
import { charterDiff, touches } from './charter-diff.js';

const { ordinary } = SAMPLE_CHARTER.tracks;
if (ordinary === undefined) throw new Error('the sample has changed');

test('a charter does not differ from itself, however its keys are ordered', () => {
  expect(charterDiff(SAMPLE_CHARTER, SAMPLE_CHARTER)).toEqual([]);
  const turned = Object.fromEntries(Object.entries(SAMPLE_CHARTER).reverse());
  expect(charterDiff(SAMPLE_CHARTER, turned)).toEqual([]);
});

test('names each parameter that differs, with both values', () => {
  const after = {
    ...SAMPLE_CHARTER,
    openProposalsPerMember: 4,
    tracks: { ...SAMPLE_CHARTER.tracks, ordinary: { ...ordinary, notice: 'P1D', silence: 'no' } },
  };
  expect(charterDiff(SAMPLE_CHARTER, after)).toEqual([
    { path: 'openProposalsPerMember', before: 3, after: 4 },
    { path: 'tracks.ordinary.notice', before: 'PT10M', after: 'P1D' },
    { path: 'tracks.ordinary.silence', after: 'no' },
  ]);
});

test('a part that only one has is one difference, and a list is one value', () => {
  const { secret, ...tracks } = SAMPLE_CHARTER.tracks;
  const actions = { ...SAMPLE_CHARTER.actions, 'role.grant': ['ordinary'] };
  expect(charterDiff(SAMPLE_CHARTER, { ...SAMPLE_CHARTER, tracks, actions })).toEqual([
    { path: 'actions.role.grant', before: ['ordinary', 'secret', 'careful', 'urgent'], after: ['ordinary'] },
    { path: 'tracks.secret', before: secret },
  ]);
});

test.each([
  ['tracks.ordinary', 'tracks.ordinary', true],
  ['tracks.ordinary.notice', 'tracks.ordinary', true],
  ['tracks', 'tracks.ordinary', true],
  ['tracks.ordinary-two', 'tracks.ordinary', false],
  ['roles', 'tracks', false],
])('a difference at %s touches %s: %s', (path, part, touched) => {
  expect(touches({ path }, part)).toBe(touched);
});
