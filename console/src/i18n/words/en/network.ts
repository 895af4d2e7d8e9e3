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
