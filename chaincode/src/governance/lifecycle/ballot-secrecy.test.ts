import { createHash } from 'node:crypto';
import type { MemberId, ProposalId } from '../ids.js';
import { commitmentTo } from './ballot-secrecy.js';

const SALT = 'ab'.repeat(32);
const ballot = {
  proposalId: 'p' as ProposalId,
  memberId: 'bank' as MemberId,
  choice: 'yes' as const,
  salt: SALT,
};
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

test('is the SHA-256 of the canonical JSON of choice, member, proposal and salt', () => {
  expect(commitmentTo(ballot)).toBe(
    sha256(`{"choice":"yes","memberId":"bank","proposalId":"p","salt":"${SALT}"}`),
  );
});

test('in an election also of the ranking, in its order', () => {
  expect(commitmentTo({ ...ballot, ranking: ['b', 'a'] })).toBe(
    sha256(`{"choice":"yes","memberId":"bank","proposalId":"p","ranking":["b","a"],"salt":"${SALT}"}`),
  );
});

test.each([
  ['another choice', { choice: 'no' }],
  ['another member', { memberId: 'exchange' }],
  ['another proposal', { proposalId: 'q' }],
  ['another salt', { salt: 'cd'.repeat(32) }],
  ['a ranking', { ranking: ['a'] }],
])('%s is another commitment', (_what, more) => {
  expect(commitmentTo({ ...ballot, ...more } as typeof ballot)).not.toBe(commitmentTo(ballot));
});
