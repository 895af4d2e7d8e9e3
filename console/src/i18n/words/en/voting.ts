import type { JointActKind } from '@fabric-governance/chaincode/governance/records/bodies';

/** A secret ballot, from what the institution wants to say until it is revealed. */
export const secretBallot = {
  how: 'This vote is secret. Your representative prepares the ballot, your approvers approve the prepared ballot, and the ledger gets only its sealed form. After the window it is revealed; a ballot that is not revealed counts as taking part and never as a yes.',
  prepare: 'Prepare “{{choice}}”',
  prepared: 'Prepared ballots',
  nonePrepared: 'No ballot has been prepared yet.',
  approve: 'Approve this ballot',
  commit: 'Cast it sealed',
  progress: '{{count}} of {{needed}} approvals',
  committed: 'Your institution has cast a sealed ballot.',
  reveal: 'Reveal “{{choice}}”',
  notOurs:
    'The ballot that your institution cast was not prepared here; only who knows its salt can reveal it.',
  sealed: 'Sealed',
} as const;

/** What a ballot may need besides a choice. */
export const ballotExtras = {
  reason: 'Grounds',
  reasonHint: 'On this track “{{choices}}” must be given with grounds; everybody can read them.',
  ranking: 'Candidates, in the order of preference',
  rankingHint: 'Choose one after the other.',
  reasonRanking: 'A yes names candidates.',
  reasonGrounds: 'Grounds are still missing.',
  change: 'Your ballot may be changed until {{at}}.',
  ratification:
    'This was decided urgently and is carried out. Now it must be ratified, or it will be undone.',
} as const;

/** Leaving a vote, and taking the matter elsewhere. */
export const leaving = {
  recuse: 'Leave this vote',
  recuseTitle: 'Conflict of interest',
  recuseWhy: 'Why must your institution not vote on this? Everybody can read it.',
  recused: 'Your institution has left this vote: {{reason}}',
  recusedAsSubject: 'Your institution is left out of this vote: it is about your institution.',
  recusedByRuling: 'Your institution is left out of this vote by a ruling.',
  demand: 'Demand the other track',
  demandHint: 'With {{demands}} demands the matter goes to “{{track}}”. So far: {{count}}.',
  demanded: 'Your institution has demanded that.',
} as const;

export const safeguards = {
  title: 'Word of the bodies',
  intro:
    'What people of the consortium’s bodies can do together about this proposal now, and what they have said.',
  needed: '{{count}} of {{people}} people, from {{from}} of {{institutions}} institutions',
  join: 'What do you say?',
  reason: 'Reasons',
  until: 'Until',
  subject: 'Whom does it concern?',
  say: 'Say so',
  again: 'You have said so; a new word replaces it.',
  reasonMissing: 'Reasons are still missing.',
  reasonUntil: 'The end of the hold is still missing.',
  reasonSubject: 'The institution is still missing.',
  held: 'On hold until {{at}} by “{{body}}”: {{reason}}',
} as const;

export const jointActs = {
  urgency: 'Declare it urgent',
  hold: 'Put it on hold',
  release: 'End the hold',
  veto: 'Veto',
  approve: 'Approve the decision',
  hear: 'Confirm the hearing',
  recusal: 'Rule that an institution is left out',
} as const satisfies Record<JointActKind, string>;

export const delegations = {
  title: 'Delegations',
  intro:
    'An institution may hand its ballots on a track to another one for a time. Its own ballot always goes before.',
  none: 'No ballot is delegated.',
  track: 'Track',
  from: 'From',
  to: 'To',
  until: 'Until',
  status: 'State',
  live: 'In force',
  over: 'Over',
  revoked: 'Taken back',
  give: 'Delegate',
  giveTitle: 'Delegate your institution’s ballots',
  revoke: 'Take back',
  noTracks: 'The charter lets no track’s ballots be delegated.',
  reasonMissing: 'Track, institution and end must be chosen.',
  longest: 'At most {{time}}.',
  resumeTitle: 'Taking part again',
  resumeHint: 'On these tracks missing votes costs something, and who missed them asks to count again.',
  resume: 'Ask to count again',
} as const;

export const bodies = {
  title: 'Bodies',
  none: 'The charter has no bodies.',
  institutions: 'Institutions',
  people: 'People',
  seats: 'Seats',
  nobody: 'Nobody',
} as const;
