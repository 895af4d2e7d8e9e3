import type { ProposalState } from '@fabric-governance/chaincode/governance/states';

/** Where a state belongs when proposals are listed. */
const GROUPS = {
  draft: 'open',
  notice: 'open',
  voting: 'open',
  queued: 'open',
  executing: 'open',
  failed: 'open',
  executed: 'decided',
  rejected: 'decided',
  'no-quorum': 'decided',
  expired: 'ended',
  withdrawn: 'ended',
  reveal: 'open',
  approved: 'open',
  held: 'open',
  'awaiting-ratification': 'open',
  ratified: 'decided',
  vetoed: 'decided',
  annulled: 'decided',
  superseded: 'ended',
} as const satisfies Record<ProposalState, StateGroup>;

export const STATE_GROUPS = ['open', 'decided', 'ended'] as const;
export type StateGroup = (typeof STATE_GROUPS)[number];

export const groupOf = (state: ProposalState): StateGroup => GROUPS[state];
