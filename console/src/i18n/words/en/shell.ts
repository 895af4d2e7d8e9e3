import type { TransactionName } from '@fabric-governance/chaincode/contracts/transactions';
import type { SubmissionStep } from '../../../ledger-client/client.js';

export const nav = {
  overview: 'Overview',
  proposals: 'Proposals',
  applications: 'Applications',
  apply: 'Application',
  members: 'Members',
  people: 'People',
  charter: 'Charter',
  audit: 'Audit',
  main: 'Main',
  menu: 'Menu',
  skip: 'Skip to the content',
} as const;

export const shell = {
  product: 'Consortium governance',
  landing: 'All institutions',
  language: 'Language',
  account: 'Signed in as {{name}}',
  switchPerson: 'Switch person',
  signOut: 'Sign out',
  outside: 'Not yet a member',
  regulator: 'Regulator – reads everything, never votes',
  unboundTitle: 'This key is not bound to you yet',
  unbound: 'Bind it to act in the consortium. This is done once, on the ledger.',
  unboundElsewhere:
    'You are signed in, but the ledger knows you by another key, which another browser holds. Here you can only read.',
  bind: 'Bind this key',
  signing: 'Ask before signing',
  signingDecisions: 'Ballots and submissions',
  signingEvery: 'Everything',
  signingNever: 'Never',
} as const;

export const common = {
  colon: ': ',
  loading: 'Loading',
  retry: 'Retry',
  checkAgain: 'Check again',
  cancel: 'Cancel',
  more: 'Show more',
  copy: 'Copy',
  copied: 'Copied',
  download: 'Download',
  verify: 'Verify',
  none: 'None',
  unknown: 'Unknown',
  failedTitle: 'That did not work',
  conflictTitle: 'Somebody was faster',
  notFoundTitle: 'There is no such page',
  notFound: 'The address leads nowhere. It may have been mistyped.',
  crashTitle: 'This page failed',
  transaction: 'Transaction',
  done: 'Done. It stands in block {{block}}.',
  remaining: '{{time}} left',
  elapsed: 'The time is over',
  agent: 'Operator agent',
  nobody: 'Nobody',
  reasonPermission: 'Your roles do not include: {{permission}}.',
  reasonUnbound: 'Your key is not bound to you yet.',
  reasonRegulator: 'The regulator reads everything, but does not take part.',
  reasonBusy: 'Wait until the running transaction is written.',
} as const;

export const steps = {
  endorsing: 'The institutions’ peers are checking the request …',
  confirming: 'Waiting for your confirmation …',
  ordering: 'Sending the signed transaction …',
  committing: 'Waiting for the block …',
  settling: 'Finding out whether it was written …',
} as const satisfies Record<SubmissionStep, string>;

export const signing = {
  title: 'What you are signing',
  intro_one:
    'Your browser built this request, checked that the answer belongs to it, and verified the endorsement of {{count}} institution.',
  intro_other:
    'Your browser built this request, checked that the answer belongs to it, and verified the endorsement of {{count}} institutions.',
  effects: 'Records that will be written',
  endorsers: 'Endorsed by',
  privateOnly: 'Only your institution’s private data changes ({{collections}}). The ledger receives a hash.',
  deletes: 'deleted',
  raw: 'The exact arguments',
  sign: 'Sign',
  decline: 'Do not sign',
  noEffects: 'No public record is written.',
} as const;

/** What each transaction does, for the signing window. */
export const transactions = {
  'Founding:found': 'Found the consortium',
  'People:bindCredential': 'Bind this browser’s key to the person',
  'Proposals:draft': 'Draft a proposal',
  'Proposals:sponsor': 'Sponsor the draft in the name of your institution',
  'Proposals:submit': 'Submit the proposal: its content and rules are fixed, and the notice begins',
  'Proposals:withdraw': 'Withdraw the proposal',
  'Proposals:openVoting': 'Open the vote',
  'Proposals:close': 'Close the vote and record the decision',
  'Proposals:expire': 'Record that the decision has expired',
  'Deliberation:giveOpinion': 'Give an opinion inside your institution',
  'Deliberation:approve': 'Approve your institution’s ballot',
  'Deliberation:read': 'Read your institution’s deliberation',
  'Ballots:cast': 'Cast your institution’s one ballot. It is final',
  'Execution:execute': 'Carry out the decision',
  'Execution:start': 'Start carrying out the decision',
  'Execution:contribute': 'Contribute a signature to the channel update',
  'Execution:attest': 'Attest what the network shows',
  'Execution:complete': 'Complete the execution',
  'Execution:fail': 'Record the attempt as failed',
  'Queries:record': 'Read a record',
  'Queries:records': 'Read records',
} as const satisfies Record<TransactionName, string>;

/** Arguments of transactions, as labels. */
export const argumentNames = {
  proposalId: 'Proposal',
  personId: 'Person',
  choice: 'Choice',
  text: 'In words',
  title: 'Title',
  description: 'Description',
  documents: 'Documents',
  actions: 'Actions',
  trackId: 'Track',
  reason: 'Reason',
  approvals: 'Proven approvals',
} as const;
