import type { Urgency } from '@fabric-governance/chaincode/governance/charter/releases';
import type { ReleaseState, StepState } from '@fabric-governance/chaincode/governance/records/releases';

export const releaseStates = {
  'rolling-out': 'Being rolled out',
  paused: 'Paused',
  'rolled-out': 'Rolled out',
  'rolling-back': 'Being rolled back',
  'rolled-back': 'Rolled back',
} as const satisfies Record<ReleaseState, string>;

export const stepStates = {
  down: 'Down for the new version',
  done: 'Runs the new version',
  failed: 'Failed, runs the old version',
  reverting: 'Down for the old version',
  reverted: 'Runs the old version again',
} as const satisfies Record<StepState, string>;

export const urgencies = {
  routine: 'Routine',
  important: 'Important',
  critical: 'Critical',
} as const satisfies Record<Urgency, string>;

export const releases = {
  title: 'Releases',
  intro:
    'Versions of node software that votes have approved, rolled out node by node: never so many at once that the network could not go on.',
  none: 'No release has been approved yet.',
  propose: 'Propose a release',
  nodeKind: 'For nodes of the kind',
  urgency: 'Urgency',
  notes: 'What it brings',
  rollBack: 'How it is rolled back',
  progress: 'Acknowledged',
  share: '{{done}} of {{needed}} needed',
  due: 'To be rolled out by',
  overdue: 'Overdue',
  overdueSince: 'On record as overdue since',
  pausedBy: 'Paused by',
  rolledBackFor: 'Rolled back for this reason',
  decision: 'Approved by vote',
  artefacts: 'Files',
  wave: 'Wave {{number}}',
  waiting: 'Has yet to begin',
  begin: 'Take the node down',
  acknowledge: 'It runs as it should',
  acknowledgeTitle: 'What shows that {{node}} runs as it should?',
  fail: 'It has failed',
  failTitle: 'Why did {{node}} fail?',
  failReason: 'It runs what it ran before, because',
  pause: 'Pause the rollout',
  pauseTitle: 'Pause the rollout of {{name}}?',
  pauseReason: 'Why',
  resume: 'Go on with the rollout',
  conclude: 'Record that it is through',
  markOverdue: 'Put on record as overdue',
  proposeResume: 'Propose to go on',
  proposeRollBack: 'Propose to roll it back',
  formName: 'Short name',
  formNameHint: 'Lower-case words and numbers joined by “-”, such as peer-3-1-6.',
  formVersion: 'Version, as the software tells it',
  formWaves: 'Waves',
  formWavesHint:
    'One wave in each line: the ids of its nodes, such as aurora-bank.peer0, separated by spaces.',
  formArtefacts: 'Files',
  formArtefactsHint: 'One in each line: name, version, SHA-256, size in bytes, where it may be had.',
  formRelease: 'Release',
  formReason: 'Reason',
  suggestApprove: 'Release {{name}}',
  suggestRollBack: 'Roll {{name}} back',
  suggestResume: 'Go on with {{name}}',
} as const;
