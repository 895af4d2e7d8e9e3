import { grant, RESOLUTION, revoke } from '../../testing/proposal-steps.js';
import { ORDINARY_TRACK, SAMPLE_CHARTER } from '../../testing/sample-charter.js';
import type { Track } from '../charter.js';
import type { ProposalId } from '../ids.js';
import type { Action } from '../records/actions.js';
import { checkRetabling, mattersOf } from './retabling.js';

const cooling = (same: 'actions' | 'subjects'): Track => ({
  ...ORDINARY_TRACK,
  retabling: { after: 'PT1S', same },
});
const other: Action = { kind: 'resolution.record', payload: { text: 'We resolve otherwise.' } };

test('a matter is the same where its actions are, or what they are about in any order, as the track has it', () => {
  const isSame = (one: readonly Action[], two: readonly Action[]): readonly boolean[] => {
    const [before, after] = [mattersOf(one), mattersOf(two)];
    return [before.actions === after.actions, before.subjects === after.subjects];
  };
  const [ann, ben] = [grant('bank.ann', 'guardian'), grant('bank.ben', 'guardian')];
  expect(isSame([RESOLUTION], [RESOLUTION])).toEqual([true, true]);
  expect(isSame([RESOLUTION], [other])[0]).toBe(false);
  expect(isSame([ann, ben], [ben, ann])).toEqual([false, true]);
  expect(isSame([ann], [ben])).toEqual([false, false]);
  expect(isSame([ann], [revoke('bank.ann', 'guardian')])).toEqual([false, false]);
});

test('it comes again when the cooling-off after each of its rejections is over, and not a moment before', () => {
  const tabled = [
    { proposalId: 'old' as ProposalId, rejectedAt: 1000 },
    { proposalId: 'late' as ProposalId, rejectedAt: 5000 },
  ];
  const check = (now: number, track = cooling('actions')) =>
    checkRetabling(track, tabled, { charter: SAMPLE_CHARTER, now })?.refusal;
  expect(check(5999)).toEqual({ code: 'TABLED_TOO_SOON', params: { proposalId: 'late', notBefore: 6000 } });
  expect(check(6000)).toBeUndefined();
  expect(check(5999, ORDINARY_TRACK)).toBeUndefined();
});
