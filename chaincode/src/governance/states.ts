/** Proposal states of this version (shared/design.md §3); a state not here does not exist. An approved
 * proposal is `queued` at once: approval and the start of its delay are one transition. */
export const PROPOSAL_STATES = [
  'draft',
  'notice',
  'voting',
  'rejected',
  'no-quorum',
  'queued',
  'executing',
  'executed',
  'failed',
  'expired',
  'withdrawn',
] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** How a vote can end. */
export const OUTCOMES = ['approved', 'rejected', 'no-quorum'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a ballot can say. */
export const CHOICES = ['yes', 'no', 'abstain'] as const;
export type Choice = (typeof CHOICES)[number];

/** Standing of a member institution. Further standings come with their actions (R9). */
export const MEMBER_STATUSES = ['active'] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];

/** Participant kinds (R1); an institution may hold several. */
export const PARTICIPANT_KINDS = [
  'ordinary-user',
  'data-provider',
  'data-consumer',
  'system-developer',
  'system-operator',
  'regulator',
  'consortium-body',
] as const;
export type ParticipantKind = (typeof PARTICIPANT_KINDS)[number];
