import type { FailureReason } from '@fabric-governance/chaincode/governance/network/failure-reasons';

/** What network actions do, one sentence each. */
export const networkWords = {
  chaincode:
    'Put the definition {{sequence}} of the chaincode {{name}}, version {{version}}, into force: package {{label}} made of the source {{sourceHash}}. {{policy}} {{collections}}',
  policyUsual: 'Endorsed by the channel’s own policy.',
  policyOwn: 'Endorsed by {{policy}}.',
  noCollections: 'No private data collections.',
  collections: 'Private data collections: {{names}}.',
  'batch-limits': 'Blocks are closed by {{to}} instead of {{from}}.',
  limits:
    '{{maxMessages}} transactions, {{preferredMaxBytes}} (at most {{absoluteMaxBytes}}) bytes or {{timeoutMillis}} ms',
  'anchor-peers': 'Other organisations find {{mspId}} at {{to}} instead of {{from}}.',
  nowhere: 'no address',
  policy: 'The channel’s policy {{path}} says “{{to}}” instead of “{{from}}”.',
  newPolicy: 'The channel gets the policy {{path}}: “{{to}}”.',
  access: 'Who may call {{resource}} is said by {{to}} instead of {{from}}.',
  usualAccess: 'Fabric’s own default',
  capabilities: 'Nodes must have these capabilities ({{section}}): {{to}}, instead of {{from}}.',
  revocation:
    'Publish {{count}} revocation lists of {{mspId}}: what stands in them no longer counts on the channel.',
} as const;

/** What a network action costs that its words alone do not tell. */
export const networkWarnings = {
  blockStreams: 'This gives up the privacy of deliberation',
  blockStreamsWhy:
    'Peers stream whole blocks again, with the private data in them, to everybody who meets the new policy. Whoever does can fetch from each institution’s peer what its people have deliberated in private: from now on, and everything earlier as well. Closing the streams again takes back nothing that was fetched.',
} as const;

/** Why agents say that an attempt failed. */
export const failureReasons = {
  ORGANISATION_DIFFERS: 'The organisation is on the channel in another form than decided.',
  CONFIGURATION_MOVED_ON: 'The channel no longer says what the change was decided on.',
  CONFIGURATION_CHANGED: 'The configuration changed while the agents were signing.',
  CONFIGURATION_UNFIT: 'The channel has no place for this change.',
  SIGNATURES_OUT_OF_REACH: 'All members together do not meet the network’s own policy.',
  ORDERER_REFUSED: 'The ordering service refused it.',
  SEQUENCE_NOT_NEXT: 'The decided definition does not come next after the one in force.',
  PACKAGE_MISSING: 'The institution has no package with the decided label.',
  SOURCE_DIFFERS: 'The institution’s package is made of another source than decided.',
  PEER_REFUSED: 'Peers refused it.',
  DEFINITION_DIFFERS: 'Another definition came into force than the decided one.',
  ATTEMPT_TIMED_OUT: 'Nobody finished it in time.',
} as const satisfies Record<FailureReason, string>;

/** Whether the network's own policies would let a decision through. */
export const network = {
  title: 'The network’s own policy',
  accepted: 'The network would accept this.',
  notAccepted: 'The network would not accept this yet.',
  made: 'The network is like this already.',
  impossible: 'This cannot be carried out any more: {{reason}}',
  byVotes: 'If the members that have voted yes so far were to sign.',
  bySignatures: 'By the signatures that agents have given in this attempt.',
  met: 'met',
  unmet: 'not met',
  parts: '{{reached}} of {{needed}} needed',
  agreed: 'Agreed: {{organisations}}',
  missing: 'Missing, and would count: {{organisations}}',
} as const;

export const networkForm = {
  change: 'What is to change',
  target: 'Of',
  resource: 'Function of the network',
  resourceHint: 'Such as qscc/GetBlockByNumber',
  newValue: 'New value',
  organisation: 'Organisation',
  lists: 'Revocation lists (PEM)',
  listsHint:
    'One or more blocks of the type X509 CRL, as the institution’s certificate authority issues them',
  suggestChaincode: 'Chaincode {{name}}, version {{version}}, definition {{sequence}}',
} as const;

export const changeKinds = {
  'batch-limits': 'When blocks are closed',
  'anchor-peers': 'Where other organisations find an organisation’s peers',
  policy: 'A policy of the channel',
  access: 'Who may call a function of the network',
  capabilities: 'What nodes must be able to do',
} as const;

export const changeHints = {
  'anchor-peers': 'One host:port a line',
  policy: "Such as MAJORITY Admins, or OutOf(2, 'AMSP.admin', 'BMSP.admin')",
  access: 'Path of a policy, such as /Channel/Application/Admins; empty: Fabric’s own default',
  capabilities: 'Names such as V2_5; a node that cannot do this stops',
} as const;

export const limitNames = {
  maxMessages: 'Transactions in a block, at most',
  preferredMaxBytes: 'Bytes of a block, as a rule',
  absoluteMaxBytes: 'Bytes of a block, at most',
  timeoutMillis: 'Longest wait for a block to fill, in milliseconds',
} as const;

export const chaincodeFields = {
  name: 'Name of the chaincode',
  version: 'Version',
  sequence: 'Number of the definition (sequence)',
  label: 'Label of the package',
  sourceHash: 'Hash of its source',
  sourceHashHint:
    'As “npm run operator -- packages” prints it; every institution checks its own package against it',
  endorsementPolicy: 'Endorsement policy',
  endorsementPolicyHint:
    "Such as AND('AMSP.peer', 'BMSP.peer'), or a policy’s path; empty: the channel’s own",
  collections: 'Private data collections',
  collectionsHint: "One a line: its name, then whose peers hold the data, such as: prices OR('AMSP.member')",
} as const;
