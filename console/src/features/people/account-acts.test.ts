import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import type { MemberId, PersonId } from '@fabric-governance/chaincode/governance/ids';
import { SAMPLE_CHARTER } from '@fabric-governance/chaincode/testing/sample-charter';
import { wordsOf } from '../../i18n/testing/words-of.js';
import { agreeObstacle, keepers, offeredChanges } from './account-acts.js';

const memberId = 'aurora-bank' as MemberId;
const CHARTER: Charter = {
  ...SAMPLE_CHARTER,
  accounts: { lockWindow: 'P1D', keptBy: { people: 2, roles: [] }, longestValidity: 'P366D' },
};
const VOTED: Charter = { ...SAMPLE_CHARTER, accounts: { lockWindow: 'P3D' } };
const bar = (source: string) => ({ kind: 'locked' as const, source, since: 0 });

it('offers to unlock only what the institution itself has locked', () => {
  const changes = (bars: ReturnType<typeof bar>[]) =>
    offeredChanges({ status: 'locked', memberId, bars }, CHARTER);
  expect(changes([bar(memberId)])).toEqual(['renew', 'unlock', 'close']);
  expect(changes([bar('a'.repeat(64))])).toEqual(['renew', 'lock', 'close']);
});

it('offers nothing for a closed account, and no renewal where none expires', () => {
  expect(offeredChanges({ status: 'closed', memberId }, CHARTER)).toEqual([]);
  expect(offeredChanges({ status: 'active', memberId }, SAMPLE_CHARTER)).toEqual(['lock', 'close']);
});

it('tells how many people keep accounts, and that some charters leave them to votes', () => {
  expect([keepers(CHARTER, memberId), keepers(VOTED, memberId)]).toEqual([2, undefined]);
});

it('lets nobody agree twice, or to what they have asked for themselves', async () => {
  const t = await wordsOf('en');
  const request = { askedBy: 'a.ada' as PersonId, agreed: ['a.bob' as PersonId] };
  expect(agreeObstacle(request, 'a.ada', t)).toBe('You have asked for it; others agree.');
  expect(agreeObstacle(request, 'a.bob', t)).toBe('You have agreed already.');
  expect(agreeObstacle(request, 'a.cy', t)).toBeUndefined();
});
