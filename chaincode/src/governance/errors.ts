/**
 * Every refusal the chaincode can give. `kind` sorts it in one place: `input` (the request is malformed), `forbidden`
 * (this caller may not), `not-found`, `state` (not now, or not any more). The gateway maps kinds to HTTP,
 * the console words each code in both languages; adding one fails to compile there until it is worded.
 */
export const REFUSALS = {
  ARGUMENT_INVALID: { kind: 'input', params: ['path', 'problem'] },
  CLOCK_SKEW: { kind: 'state', params: ['transactionTime', 'endorserTime', 'toleranceMs'] },
  FOUNDING_ALREADY_DONE: { kind: 'state', params: [] },
  FOUNDING_NOT_DONE: { kind: 'state', params: [] },
  FOUNDING_NOT_AGREED: { kind: 'forbidden', params: ['hash'] },
  CALLER_NOT_BOUND: { kind: 'forbidden', params: ['fingerprint'] },
  CALLER_NOT_AGENT: { kind: 'forbidden', params: ['fingerprint'] },
  CREDENTIAL_ALREADY_BOUND: { kind: 'state', params: ['personId'] },
  CREDENTIAL_NOT_PERSONS: { kind: 'forbidden', params: ['personId', 'enrolmentId'] },
  PERSON_NOT_FOUND: { kind: 'not-found', params: ['personId'] },
  PERSON_NOT_ACTIVE: { kind: 'forbidden', params: ['personId', 'status'] },
  PERSON_EXISTS: { kind: 'state', params: ['personId'] },
  MEMBER_NOT_FOUND: { kind: 'not-found', params: ['memberId'] },
  MEMBER_NOT_ACTIVE: { kind: 'forbidden', params: ['memberId', 'status'] },
  MEMBER_EXISTS: { kind: 'state', params: ['memberId'] },
  MEMBER_DOES_NOT_VOTE: { kind: 'forbidden', params: ['memberId'] },
  PERMISSION_DENIED: { kind: 'forbidden', params: ['permission', 'personId'] },
  ROLE_NOT_FOUND: { kind: 'not-found', params: ['roleId'] },
  ROLE_ALREADY_HELD: { kind: 'state', params: ['personId', 'roleId'] },
  ROLE_NOT_HELD: { kind: 'state', params: ['personId', 'roleId'] },
  ROLES_EXCLUDE: { kind: 'state', params: ['personId', 'roleId', 'excludes'] },
  ROLE_LAST_HOLDER: { kind: 'state', params: ['memberId', 'permission'] },
  TRACK_NOT_FOUND: { kind: 'not-found', params: ['trackId'] },
  TRACK_NOT_FOR_ACTION: { kind: 'input', params: ['trackId', 'action'] },
  ACTIONS_MIXED: { kind: 'input', params: ['actions'] },
  PROPOSAL_NOT_FOUND: { kind: 'not-found', params: ['proposalId'] },
  PROPOSAL_WRONG_STATE: { kind: 'state', params: ['proposalId', 'state', 'needed'] },
  PROPOSAL_NOT_VOTING: { kind: 'state', params: ['proposalId', 'state'] },
  PROPOSAL_NOT_YOURS: { kind: 'forbidden', params: ['proposalId', 'personId'] },
  PROPOSALS_TOO_MANY: { kind: 'state', params: ['memberId', 'open', 'cap'] },
  SPONSORS_MISSING: { kind: 'state', params: ['proposalId', 'sponsors', 'needed'] },
  SPONSOR_OWN_PROPOSAL: { kind: 'forbidden', params: ['proposalId', 'memberId'] },
  SPONSOR_ALREADY: { kind: 'state', params: ['proposalId', 'memberId'] },
  NOTICE_NOT_OVER: { kind: 'state', params: ['proposalId', 'endsAt'] },
  VOTING_OVER: { kind: 'state', params: ['proposalId', 'endedAt'] },
  VOTING_NOT_OVER: { kind: 'state', params: ['proposalId', 'endsAt'] },
  NOT_IN_ELECTORATE: { kind: 'forbidden', params: ['proposalId', 'memberId'] },
  BALLOT_ALREADY_CAST: { kind: 'state', params: ['proposalId', 'memberId'] },
  BALLOT_NOT_APPROVED: { kind: 'state', params: ['memberId', 'approvals', 'needed'] },
  APPROVAL_NOT_FOUND: { kind: 'not-found', params: ['personId', 'choice'] },
  MAKER_IS_CHECKER: { kind: 'forbidden', params: ['personId'] },
  JOINT_ACT_MISSING: {
    kind: 'state',
    params: ['bodyId', 'people', 'needed', 'institutions', 'neededInstitutions'],
  },
  DELIBERATION_ELSEWHERE: { kind: 'forbidden', params: ['callerMsp', 'peerMsp'] },
  TRANSIENT_MISSING: { kind: 'input', params: ['key'] },
  EXECUTION_NOT_DUE: { kind: 'state', params: ['proposalId', 'dueAt'] },
  EXECUTION_EXPIRED: { kind: 'state', params: ['proposalId', 'expiredAt'] },
  EXPIRY_NOT_DUE: { kind: 'state', params: ['proposalId', 'expiresAt'] },
  EXECUTION_NOT_LEDGER: { kind: 'state', params: ['proposalId', 'action'] },
  EXECUTION_NOT_NETWORK: { kind: 'state', params: ['proposalId'] },
  EXECUTION_WRONG_ATTEMPT: { kind: 'state', params: ['proposalId', 'attempt'] },
  EXECUTION_ATTEMPTS_SPENT: { kind: 'state', params: ['proposalId', 'attempts'] },
  EXECUTION_NOT_TIMED_OUT: { kind: 'state', params: ['proposalId', 'endsAt'] },
  ATTESTATION_ALREADY_GIVEN: { kind: 'state', params: ['proposalId', 'memberId', 'attempt'] },
  ATTESTATIONS_MISSING: { kind: 'state', params: ['proposalId', 'attestations', 'needed'] },
  CONTRIBUTION_ALREADY_GIVEN: { kind: 'state', params: ['proposalId', 'memberId', 'attempt'] },
} as const satisfies Record<string, { kind: RefusalKind; params: readonly string[] }>;

export type RefusalKind = 'input' | 'forbidden' | 'not-found' | 'state';
export type RefusalCode = keyof typeof REFUSALS;

/** A refusal as plain data; what the contracts throw, as JSON, is exactly this. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly params: Readonly<Record<string, string | number>>;
}
