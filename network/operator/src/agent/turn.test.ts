import type { MemberId, ProposalId } from '@fabric-governance/chaincode/governance/ids';
import fc from 'fast-check';
import { TAKE_OVER_MS, turnDelay } from './turn.js';

const proposal = fc.stringMatching(/^[0-9a-f]{64}$/u).map((id) => id as ProposalId);
const members = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/u), { minLength: 1, maxLength: 9 });

describe('the turns of the agents', () => {
  it('are the same order at every agent, one pause apart, however the members are listed', () => {
    fc.assert(
      fc.property(proposal, fc.nat(20), members, (proposalId, attempt, ids) => {
        const agents = ids as MemberId[];
        const delays = agents.map((self) => turnDelay([...agents].reverse(), self, { proposalId, attempt }));
        expect([...delays].sort((a, b) => a - b)).toEqual(agents.map((_, index) => index * TAKE_OVER_MS));
      }),
    );
  });

  it('begin with another member at the next attempt', () => {
    const agents = ['a', 'b', 'c'] as MemberId[];
    const of = { proposalId: '0'.repeat(64) as ProposalId, attempt: 1 };
    const leads = (attempt: number) =>
      agents.find((self) => turnDelay(agents, self, { ...of, attempt }) === 0);
    expect(leads(1)).not.toBe(leads(2));
  });

  it('never come to a stranger', () => {
    const of = { proposalId: '0'.repeat(64) as ProposalId, attempt: 0 };
    expect(turnDelay(['a'] as MemberId[], 'b' as MemberId, of)).toBe(Infinity);
  });
});
