/**
 * Proposal states (design §3); a state not here does not exist. `lifecycle/transitions.ts` says how they follow each other. No
 * proposal rests in `approved`: it is queued in the same transaction, so only its audit record shows it.
 */
export const PROPOSAL_STATES = [
  'draft',
  'notice',
  'voting',
  'reveal',
  'rejected',
  'no-quorum',
  'approved',
  'queued',
  'vetoed',
  'held',
  'executing',
  'executed',
  'failed',
  'awaiting-ratification',
  'ratified',
  'annulled',
  'expired',
  'withdrawn',
  'superseded',
] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** How a vote can end. */
export const OUTCOMES = ['approved', 'rejected', 'no-quorum'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a ballot can say. */
export const CHOICES = ['yes', 'no', 'abstain'] as const;
export type Choice = (typeof CHOICES)[number];

/**
 * Standing of a member institution (R8, R9): `suspended` has no vote and no agent; `leaving` has declared a voluntary exit and votes
 * on until it takes effect; `left` and `removed` stay on the ledger with their history.
 */
export const MEMBER_STATUSES = ['active', 'suspended', 'leaving', 'left', 'removed'] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];

/**
 * Standing of a person's account (R14): `frozen` by an intervention, `locked` while a key reset can be cancelled, `expired` until it is
 * renewed, `closed` for good and listed.
 */
export const PERSON_STATUSES = ['active', 'frozen', 'locked', 'expired', 'closed'] as const;
export type PersonStatus = (typeof PERSON_STATUSES)[number];

/** What a node of the network is (R10). */
export const NODE_KINDS = [
  'peer',
  'orderer',
  'certificate-authority',
  'chaincode',
  'gateway',
  'agent',
] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/**
 * Standing of a node (R10): `stopped` on purpose, `failed` by itself, `suspended` by an intervention (R16), `retired` for good. What
 * stops on purpose is a decision and bound by the least number of nodes; what fails is a fact and always recorded.
 */
export const NODE_STATUSES = ['running', 'stopped', 'failed', 'suspended', 'retired'] as const;
export type NodeStatus = (typeof NODE_STATUSES)[number];

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
