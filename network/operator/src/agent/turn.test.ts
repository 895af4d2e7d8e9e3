import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import fc from 'fast-check';
import { TAKE_OVER_MS, turnDelay } from './turn.js';

const ids = fc.stringMatching(/^[0-9a-f]{64}$/u);
const members = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/u), { minLength: 1, maxLength: 9 });

describe('the turns of the agents', () => {
  it('are the same order at every agent, one pause apart, however the members are listed', () => {
    fc.assert(
      fc.property(ids, fc.nat(20), members, (id, attempt, names) => {
        const agents = names as MemberId[];
        const delays = agents.map((self) => turnDelay([...agents].reverse(), self, { id, attempt }));
        expect([...delays].sort((a, b) => a - b)).toEqual(agents.map((_, index) => index * TAKE_OVER_MS));
      }),
    );
  });

  it('begin with another member at the next attempt', () => {
    const agents = ['a', 'b', 'c'] as MemberId[];
    const of = { id: '0'.repeat(64), attempt: 1 };
    const leads = (attempt: number) =>
      agents.find((self) => turnDelay(agents, self, { ...of, attempt }) === 0);
    expect(leads(1)).not.toBe(leads(2));
  });

  it('never come to a stranger', () => {
    const of = { id: '0'.repeat(64), attempt: 0 };
    expect(turnDelay(['a'] as MemberId[], 'b' as MemberId, of)).toBe(Infinity);
  });
});
