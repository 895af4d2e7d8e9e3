import type { PERMISSIONS } from '@fabric-governance/chaincode/governance/permissions';
import type { RegulatorPower } from '@fabric-governance/chaincode/governance/charter/accounts';
import type { PenaltyConsequence } from '@fabric-governance/chaincode/governance/charter/merit';
import type { PenaltyState } from '@fabric-governance/chaincode/governance/records/penalties';
import type { ActionKind } from '@fabric-governance/chaincode/governance/records/actions';
import type { AuditEvent, RecordKind } from '@fabric-governance/chaincode/governance/records/audit';
import type {
  Choice,
  MemberStatus,
  Outcome,
  ParticipantKind,
  PersonStatus,
  ProposalState,
} from '@fabric-governance/chaincode/governance/states';

/** Words of the ledger's tables: one entry per value, so that a value without its words does not compile. */
export const states = {
  draft: 'Draft',
  notice: 'Notice',
  voting: 'Voting',
  rejected: 'Rejected',
  'no-quorum': 'No quorum',
  queued: 'Approved, waiting',
  executing: 'Being carried out',
  executed: 'Carried out',
  failed: 'Failed',
  expired: 'Expired',
  withdrawn: 'Withdrawn',
  reveal: 'Revealing',
  approved: 'Approved',
  vetoed: 'Vetoed',
  held: 'On hold',
  'awaiting-ratification': 'Awaiting ratification',
  ratified: 'Ratified',
  annulled: 'Annulled',
  superseded: 'Superseded',
} as const satisfies Record<ProposalState, string>;

export const outcomes = {
  approved: 'Approved',
  rejected: 'Rejected',
  'no-quorum': 'No decision: quorum missed',
} as const satisfies Record<Outcome, string>;

export const choices = {
  yes: 'Yes',
  no: 'No',
  abstain: 'Abstain',
} as const satisfies Record<Choice, string>;

export const memberStatuses = {
  active: 'Active',
  suspended: 'Suspended',
  leaving: 'Leaving',
  left: 'Has left',
  removed: 'Removed',
} as const satisfies Record<MemberStatus, string>;

export const personStatuses = {
  active: 'Active',
  frozen: 'Frozen',
  locked: 'Locked',
  expired: 'Expired',
  closed: 'Closed',
} as const satisfies Record<PersonStatus, string>;

export const kinds = {
  'ordinary-user': 'Ordinary user',
  'data-provider': 'Data provider',
  'data-consumer': 'Data consumer',
  'system-developer': 'System developer',
  'system-operator': 'System operator',
  regulator: 'Regulator',
  'consortium-body': 'Consortium body',
} as const satisfies Record<ParticipantKind, string>;

export const permissions = {
  'proposal.propose': 'Propose in the name of the institution',
  'proposal.sponsor': 'Sponsor another institution’s draft',
  'opinion.give': 'Give an opinion in the institution’s deliberation',
  'ballot.approve': 'Approve the institution’s ballot',
  'ballot.cast': 'Cast the institution’s ballot',
  'delegation.give': 'Delegate the institution’s ballot',
  'obligation.fulfil': 'Report the institution’s obligations as fulfilled',
  'obligation.accept': 'Accept or give back reports on others’ obligations',
  'case.plead': 'Answer to penalties in the name of the institution',
  'body.act': 'Act together with others of a body',
  'node.keep': 'Keep the register of the institution’s nodes',
} as const satisfies Record<(typeof PERMISSIONS)[number], string>;

export const actionKinds = {
  'charter.amend': 'Amendment of the charter',
  'member.admit': 'Admission of a member',
  'member.suspend': 'Suspension of a member',
  'member.reinstate': 'Reinstatement of a member',
  'member.weigh': 'Change of a member’s weight or group',
  'chaincode.commit': 'Definition of a chaincode',
  'channel.configure': 'Change of the channel’s configuration',
  'revocation.publish': 'Publication of revocation lists',
  'role.grant': 'Grant of a role',
  'role.revoke': 'Revocation of a role',
  'regulator.empower': 'Power for a regulator',
  'seat.elect': 'Election to a body',
  'obligation.set': 'Obligation',
  'obligation.waive': 'Waiver of an obligation',
  'minutes.record': 'Record of a decision made elsewhere',
  'merit.award': 'Award of points',
  'penalty.impose': 'Penalty for a member',
  'penalty.lift': 'Lifting of a penalty',
  'penalty.appeal': 'Appeal against a penalty',
  'resolution.record': 'Resolution in words',
} as const satisfies Record<ActionKind, string>;

export const auditEvents = {
  'consortium.founded': 'Consortium founded',
  'member.admitted': 'Member admitted',
  'member.suspended': 'Member suspended',
  'member.reinstated': 'Member reinstated',
  'member.suspension-ended': 'Suspension over',
  'member.weighed': 'Weight or group changed',
  'person.registered': 'Person registered',
  'credential.bound': 'Key bound to person',
  'role.granted': 'Role granted',
  'role.revoked': 'Role revoked',
  'regulator.empowered': 'Power granted to a regulator',
  'seat.filled': 'Seat filled',
  'node.registered': 'Node registered',
  'node.updated': 'Node updated',
  'node.retired': 'Node retired',
  'chaincode.committed': 'Chaincode definition in force',
  'channel.configured': 'Channel configuration changed',
  'revocation.published': 'Revocation lists published',
  'resolution.recorded': 'Resolution recorded',
  'minutes.recorded': 'Decision made elsewhere recorded',
  'obligation.set': 'Obligation set',
  'obligation.fulfilled': 'Obligation reported as fulfilled',
  'obligation.accepted': 'Fulfilment accepted',
  'obligation.returned': 'Report given back',
  'obligation.overdue': 'Obligation overdue',
  'obligation.waived': 'Obligation waived',
  'merit.entered': 'Points entered',
  'penalty.imposed': 'Penalty announced',
  'penalty.replied': 'Reply to a penalty',
  'penalty.enforced': 'Penalty in force',
  'penalty.annulled': 'Penalty annulled',
  'penalty.lifted': 'Penalty lifted',
  'charter.adopted': 'Charter adopted',
  'proposal.drafted': 'Proposal drafted',
  'proposal.sponsored': 'Proposal sponsored',
  'proposal.submitted': 'Proposal submitted',
  'proposal.voting-opened': 'Voting opened',
  'proposal.decided': 'Vote decided',
  'proposal.withdrawn': 'Proposal withdrawn',
  'proposal.expired': 'Decision expired',
  'ballot.cast': 'Ballot cast',
  'execution.started': 'Execution started',
  'execution.contributed': 'Signature contributed',
  'execution.attested': 'Execution attested',
  'execution.executed': 'Carried out',
  'execution.failed': 'Execution failed',
  'proposal.extended': 'Voting extended',
  'proposal.reveal-opened': 'Revealing opened',
  'proposal.queued': 'Decision queued',
  'proposal.converted': 'Urgent vote became a standard one',
  'proposal.vetoed': 'Decision vetoed',
  'proposal.held': 'Proposal put on hold',
  'proposal.released': 'Hold ended',
  'proposal.superseded': 'Proposal superseded',
  'proposal.withdrawal-agreed': 'Sponsor agreed to withdrawal',
  'proposal.referral-demanded': 'Another track demanded',
  'proposal.awaiting-ratification': 'Ratification awaited',
  'proposal.ratified': 'Decision ratified',
  'proposal.annulled': 'Decision annulled',
  'body.agreed': 'Word of a body’s member on a matter',
  'body.consented': 'Word of a body’s member',
  'ballot.changed': 'Ballot changed',
  'ballot.committed': 'Secret ballot cast',
  'ballot.revealed': 'Secret ballot revealed',
  'ballot.recused': 'Member recused',
  'ratification.cast': 'Ballot on ratification cast',
  'delegation.given': 'Ballot delegated',
  'delegation.revoked': 'Delegation taken back',
  'attendance.resumed': 'Taking part again',
  'effect.undone': 'Effect undone',
  'effect.kept': 'Later change kept',
} as const satisfies Record<AuditEvent, string>;

export const recordKinds = {
  consortium: 'Consortium',
  charter: 'Charter',
  member: 'Member',
  person: 'Person',
  credential: 'Credential',
  'person-credential': 'Person’s credential',
  proposal: 'Proposal',
  phase: 'Proposal state',
  sponsorship: 'Sponsorship',
  ballot: 'Ballot',
  decision: 'Decision',
  contribution: 'Execution signature',
  attestation: 'Attestation',
  chaincode: 'Chaincode definition',
  seat: 'Seat',
  audit: 'Audit record',
  'stage-decision': 'Decision of a stage',
  commitment: 'Secret ballot',
  'ratification-ballot': 'Ballot on ratification',
  delegation: 'Delegation',
  recusal: 'Recusal',
  'referral-demand': 'Demand for another track',
  consent: 'Word of a body’s member',
  attendance: 'Attendance',
  resumption: 'Taking part again',
  tabling: 'Rejected matter',
  obligation: 'Obligation',
  minutes: 'Decision made elsewhere',
  power: 'Regulator’s power',
  node: 'Node',
  accord: 'Word on a matter of a body',
  'merit-entry': 'Points',
  penalty: 'Penalty',
} as const satisfies Record<RecordKind, string>;

export const penaltyStates = {
  notice: 'Announced',
  'in-force': 'In force',
  annulled: 'Annulled',
  lifted: 'Lifted',
} as const satisfies Record<PenaltyState, string>;

export const consequences = {
  warning: 'Warning',
  points: 'Loss of points',
  'vote-suspended': 'Ballot suspended',
  suspension: 'Ground for suspension, by its own vote',
  removal: 'Ground for removal, by its own vote',
} as const satisfies Record<PenaltyConsequence, string>;

export const powers = {
  hold: 'hold proposals',
  'freeze-person': 'freeze accounts',
  'suspend-node': 'suspend nodes',
  'demand-report': 'demand reports',
} as const satisfies Record<RegulatorPower, string>;
