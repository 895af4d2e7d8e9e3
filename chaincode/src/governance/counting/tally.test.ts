import { fc } from '../../testing/properties.js';
import { votes } from '../../testing/vote-arbitraries.js';
import type { MemberId } from '../ids.js';
import { tallyOf } from './tally.js';

test('tally = recount, in heads and in weight, and never more than the electorate', () => {
  fc.assert(
    fc.property(votes, fc.func(fc.integer()), ({ electorate, ballots }, order) => {
      const shuffled = [...ballots].sort((left, right) => order(left.memberId) - order(right.memberId));
      const tally = tallyOf(electorate, shuffled);
      const weightOf = (id: MemberId) => electorate.find(({ memberId }) => memberId === id)?.weight ?? 0;
      for (const choice of ['yes', 'no', 'abstain'] as const) {
        const cast = ballots.filter((ballot) => ballot.choice === choice);
        expect(tally.heads[choice]).toBe(cast.length);
        expect(tally.weight[choice]).toBe(cast.reduce((sum, { memberId }) => sum + weightOf(memberId), 0));
      }
      for (const { yes, no, abstain, silent, total } of [tally.heads, tally.weight]) {
        expect(yes + no + abstain + silent).toBe(total);
      }
      expect(tally.heads.total).toBe(electorate.length);
    }),
  );
});

test('a ballot of a member outside the electorate counts for nothing', () => {
  const electorate = [{ memberId: 'a' as MemberId, weight: 2 }];
  const stranger = { memberId: 'z' as MemberId, choice: 'yes' as const };
  expect(tallyOf(electorate, [stranger])).toEqual(tallyOf(electorate, []));
});
