import type { MemberId, ProposalId } from '@fabric-governance/chaincode/governance/ids';
import type { MemberRecord } from '@fabric-governance/chaincode/governance/records/members';
import { membershipSteps } from './membership-steps.js';
import { TAKE_OVER_MS } from './turn.js';

const UNTIL = 1_000_000;
const AGENTS = ['bank', 'exchange'] as MemberId[];

function suspended(until?: number): MemberRecord {
  const suspension = { reason: 'x', from: 'active', proposalId: '0'.repeat(64) as ProposalId };
  const timed = until === undefined ? suspension : { ...suspension, until };
  return { id: 'insurer', status: 'suspended', suspension: timed } as unknown as MemberRecord;
}

const stepsAt = (now: number, self = 'bank', member = suspended(UNTIL)) =>
  membershipSteps([member], { self: self as MemberId, now, agents: AGENTS });

test('a suspension whose time is over is ended by the agent whose turn it is, then by the next', () => {
  expect(stepsAt(UNTIL - 1)).toEqual([]);
  expect(stepsAt(UNTIL)).toEqual([
    { kind: 'submit', name: 'Members:endSuspension', input: { memberId: 'insurer' } },
  ]);
  expect(stepsAt(UNTIL, 'exchange')).toEqual([]);
  expect(stepsAt(UNTIL + TAKE_OVER_MS, 'exchange')).toHaveLength(1);
});

test('one without an end of its own is left to a vote', () => {
  expect(stepsAt(UNTIL * 2, 'bank', suspended())).toEqual([]);
});
