import type { InterventionRecord } from '@fabric-governance/chaincode/governance/records/interventions';

type End = NonNullable<InterventionRecord['ended']>['how'];

export const interventions = {
  title: 'Interventions',
  intro:
    'What several people of a body have ordered at once, or a vote has decided, about a person, a member, a node or the whole system: who wanted it and why, until when it lasts, and how it ended.',
  none: 'No intervention is ordered or in force.',
  past: 'Past interventions',
  propose: 'Propose an intervention',
  orderTitle: 'Order an intervention as a person of a body',
  order: 'Order it',
  onlyVotes: 'The charter leaves every intervention to a vote.',
  kind: 'What is done',
  which: 'Intervention',
  planFirst: 'The first document is taken as the recovery plan.',
  plan: 'Recovery plan',
  takes: 'It takes',
  takesOf: '{{people}} people of {{institutions}} institutions ({{body}})',
  orderedAt: 'Ordered',
  wantedFor: 'Wanted for',
  wantedBy: 'Wanted by',
  byVote: 'A vote',
  liftedBy: 'To be lifted, say',
  since: 'In force since',
  until: 'Until',
  untilLifted: 'Until it is lifted',
  ended: 'Ended',
  review: 'Review',
  mustConfirm: 'It ends unless a vote on the track “{{track}}” confirms it by',
  confirmed: 'A vote on the track “{{track}}” has confirmed it.',
  proposeConfirm: 'Propose to confirm it',
  proposeLift: 'Propose to lift it',
  join: 'Join the order',
  withdraw: 'Withdraw the order',
  lift: 'Have it lifted',
  lapse: 'Record that it is over',
  powers: 'Powers of regulators',
  proposePower: 'Propose a power',
  noPowers: 'No regulator holds a power now.',
  powerOver: 'Over',
  overAll: 'all members',
  overProposals: 'proposals',
  powerBy: 'Granted',
  powerTitle: 'Order an intervention by the regulator’s power',
  takesPower_one: '{{count}} person of {{member}}, by the power that a vote has given it',
  takesPower_other: '{{count}} people of {{member}}, by the power that a vote has given it',
  notRegulator: 'Only people of {{member}} may, by its power.',
  notInBody: 'Only people of this body may: {{body}}.',
  saidAlready: 'You have said so already; others must join.',
} as const;

export const interventionStandings = {
  ordered: 'Ordered, not enough yet',
  'in-force': 'In force',
  over: 'Over, not recorded yet',
  ended: 'Ended',
} as const;

export const interventionEnds = {
  withdrawn: 'Withdrawn before it took effect',
  lifted: 'Lifted by people of the body',
  lapsed: 'Its time was over',
  rejected: 'Its review rejected it',
  voted: 'Lifted by a vote',
} as const satisfies Record<End, string>;

/** How a reset of a key came to its end. */
export const resetEnds = {
  completed: 'The new key took over',
  cancelled: 'The old key cancelled it',
} as const;
