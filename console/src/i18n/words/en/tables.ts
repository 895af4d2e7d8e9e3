import type { CarriedOut } from '@fabric-governance/chaincode/governance/records/interventions';
import type { PERMISSIONS } from '@fabric-governance/chaincode/governance/permissions';
import type { NetworkPhase } from '@fabric-governance/chaincode/governance/charter/network-phases';
import type { RegulatorPower } from '@fabric-governance/chaincode/governance/charter/accounts';
import type { PenaltyConsequence } from '@fabric-governance/chaincode/governance/charter/merit';
import type { CaseState, FindingTerms } from '@fabric-governance/chaincode/governance/records/cases';
import type { PenaltyState } from '@fabric-governance/chaincode/governance/records/penalties';
import type { ActionKind } from '@fabric-governance/chaincode/governance/records/actions';
import type { AuditEvent, RecordKind } from '@fabric-governance/chaincode/governance/records/audit';
import type {
  Choice,
  MemberStatus,
  NodeKind,
  NodeStatus,
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

export const nodeKinds = {
  peer: 'Peer',
  orderer: 'Orderer',
  'certificate-authority': 'Certificate authority',
  chaincode: 'Chaincode service',
  gateway: 'Gateway',
  agent: 'Operator agent',
} as const satisfies Record<NodeKind, string>;

export const permissions = {
  'proposal.propose': 'Propose in the name of the institution',
  'proposal.sponsor': 'Sponsor another institution’s draft',
  'opinion.give': 'Give an opinion in the institution’s deliberation',
  'ballot.approve': 'Approve the institution’s ballot',
  'ballot.cast': 'Cast the institution’s ballot',
  'delegation.give': 'Delegate the institution’s ballot',
  'release.carry-out': 'Roll releases out on the institution’s nodes',
  'obligation.fulfil': 'Report the institution’s obligations as fulfilled',
  'obligation.accept': 'Accept or give back reports on others’ obligations',
  'case.plead': 'Bring disputes, and answer in them and to penalties',
  'body.act': 'Act together with others of a body',
  'account.keep': 'Keep the institution’s accounts',
  'node.keep': 'Keep the register of the institution’s nodes',
} as const satisfies Record<(typeof PERMISSIONS)[number], string>;

export const actionKinds = {
  'charter.amend': 'Amendment of the charter',
  'member.admit': 'Admission of a member',
  'member.suspend': 'Suspension of a member',
  'member.remove': 'Removal of a member',
  'member.reinstate': 'Reinstatement of a member',
  'member.weigh': 'Change of a member’s weight or group',
  'chaincode.commit': 'Definition of a chaincode',
  'channel.configure': 'Change of the channel’s configuration',
  'revocation.publish': 'Publication of revocation lists',
  'phase.change': 'Passage to another phase',
  'role.grant': 'Grant of a role',
  'role.revoke': 'Revocation of a role',
  'person.register': 'Registration of a person',
  'person.renew': 'Renewal of an account',
  'person.freeze': 'Freezing of an account',
  'person.unfreeze': 'Unfreezing of an account',
  'person.reset-key': 'Reset of a key',
  'person.close': 'Closing of an account',
  'intervention.order': 'Intervention',
  'intervention.confirm': 'Confirmation of an intervention',
  'intervention.lift': 'Lifting of an intervention',
  'regulator.empower': 'Power for a regulator',
  'seat.elect': 'Election to a body',
  'release.approve': 'Release of node software',
  'release.resume': 'Going on with a paused rollout',
  'release.roll-back': 'Roll-back of a release',
  'obligation.set': 'Obligation',
  'obligation.waive': 'Waiver of an obligation',
  'minutes.record': 'Record of a decision made elsewhere',
  'merit.award': 'Award of points',
  'penalty.impose': 'Penalty for a member',
  'penalty.lift': 'Lifting of a penalty',
  'penalty.appeal': 'Appeal against a penalty',
  'case.appeal': 'Appeal against a finding',
  'resolution.record': 'Resolution in words',
} as const satisfies Record<ActionKind, string>;

/** What an intervention does. */
export const interventionKinds = {
  'freeze-person': 'Freeze the account',
  'lock-person': 'Lock the account',
  'pause-system': 'Pause the system',
  'terminate-system': 'Terminate the system',
} as const satisfies Record<CarriedOut, string>;

export const auditEvents = {
  'consortium.founded': 'Consortium founded',
  'member.admitted': 'Member admitted',
  'member.suspended': 'Member suspended',
  'member.reinstated': 'Member reinstated',
  'member.suspension-ended': 'Suspension over',
  'member.weighed': 'Weight or group changed',
  'member.left': 'Member left',
  'member.removed': 'Member removed',
  'person.registered': 'Person registered',
  'person.renewed': 'Account renewed',
  'person.frozen': 'Account frozen',
  'person.unfrozen': 'Account unfrozen',
  'person.locked': 'Account locked',
  'person.unlocked': 'Account unlocked',
  'person.closed': 'Account closed',
  'key-reset.asked': 'New key asked for',
  'key-reset.agreed': 'New key agreed to',
  'key-reset.granted': 'New key granted',
  'key-reset.cancelled': 'New key cancelled by the old one',
  'key-reset.completed': 'New key took over',
  'credential.replaced': 'Key replaced',
  'intervention.ordered': 'Intervention ordered or joined',
  'intervention.imposed': 'Intervention in force',
  'intervention.confirmed': 'Intervention confirmed',
  'intervention.lifting': 'Lifting of an intervention wanted',
  'intervention.ended': 'Intervention ended',
  'system.stopped': 'System stopped',
  'system.resumed': 'System resumed',
  'account.requested': 'Change of an account asked for',
  'account.agreed': 'Change of an account agreed to',
  'credential.bound': 'Key bound to person',
  'role.granted': 'Role granted',
  'role.revoked': 'Role revoked',
  'regulator.empowered': 'Power granted to a regulator',
  'seat.filled': 'Seat filled',
  'seat.vacated': 'Seat vacated',
  'node.registered': 'Node registered',
  'node.updated': 'Node updated',
  'node.retired': 'Node retired',
  'chaincode.committed': 'Chaincode definition in force',
  'channel.configured': 'Channel configuration changed',
  'revocation.published': 'Revocation lists published',
  'resolution.recorded': 'Resolution recorded',
  'release.approved': 'Release approved',
  'release.paused': 'Rollout paused',
  'release.resumed': 'Rollout goes on',
  'release.overdue': 'Rollout overdue',
  'release.rolled-out': 'Release rolled out',
  'release.rolling-back': 'Roll-back begun',
  'release.rolled-back': 'Release rolled back',
  'rollout.begun': 'Node taken down for a release',
  'rollout.acknowledged': 'Node acknowledged',
  'rollout.failed': 'Node failed',
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
  'case.brought': 'Dispute brought',
  'case.replied': 'Reply in a dispute',
  'case.withdrawn': 'Dispute withdrawn',
  'case.found': 'Finding made',
  'case.set-aside': 'Finding set aside',
  'case.lapsed': 'Dispute lapsed',
  'case.closed': 'Dispute closed',
  'phase.changed': 'Network phase changed',
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
  'key-reset': 'Reset of a key',
  intervention: 'Intervention',
  'account-request': 'Request about an account',
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
  release: 'Release',
  'rollout-step': 'Step of a rollout',
  obligation: 'Obligation',
  minutes: 'Decision made elsewhere',
  power: 'Regulator’s power',
  node: 'Node',
  accord: 'Word on a matter of a body',
  'merit-entry': 'Points',
  penalty: 'Penalty',
  case: 'Dispute',
} as const satisfies Record<RecordKind, string>;

export const penaltyStates = {
  notice: 'Announced',
  'in-force': 'In force',
  annulled: 'Annulled',
  lifted: 'Lifted',
} as const satisfies Record<PenaltyState, string>;

export const caseStates = {
  open: 'Open',
  found: 'Found',
  closed: 'Closed',
  'set-aside': 'Set aside',
  withdrawn: 'Withdrawn',
  lapsed: 'Lapsed',
} as const satisfies Record<CaseState, string>;

export const verdicts = {
  upheld: 'Upheld',
  dismissed: 'Dismissed',
} as const satisfies Record<FindingTerms['verdict'], string>;

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

export const networkPhases = {
  formation: 'Formation',
  operation: 'Operation',
  upgrade: 'Upgrade',
  dissolution: 'Dissolution',
} as const satisfies Record<NetworkPhase, string>;

export const nodeKinds = {
  peer: 'Peer',
  orderer: 'Orderer',
  'certificate-authority': 'Certificate authority',
  chaincode: 'Chaincode service',
  gateway: 'Gateway',
  agent: 'Agent',
} as const satisfies Record<NodeKind, string>;

export const nodeStatuses = {
  running: 'Running',
  stopped: 'Stopped',
  failed: 'Failed',
  retired: 'Retired',
} as const satisfies Record<NodeStatus, string>;
