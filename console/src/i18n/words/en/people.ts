export const enter = {
  title: 'Entering',
  heading: 'Entering as {{name}}',
  intro:
    'Your key is made in this browser and never leaves it. The institution’s own authority certifies it.',
  key: 'Make a key in this browser',
  enrol: 'Have it certified by the institution',
  signIn: 'Sign in by signing a challenge',
  bind: 'Bind the key to you on the ledger',
  bindLater: 'Bound on the ledger once the institution is a member',
  done: 'Done. Opening the overview …',
  again: 'Try again',
} as const;

export const signIn = {
  title: 'Sign in',
  heading: 'Sign in at {{institution}}',
  intro: 'People of this institution whose key this browser holds:',
  none: 'This browser holds no key of anybody at this institution yet.',
  noneHint: 'Open the landing page and choose whom to act as; it leads back here with a one-time secret.',
  others: 'Others at this institution',
  boundElsewhere: 'has a key in another browser',
  notEntered: 'has not entered yet',
  action: 'Sign in',
} as const;

export const members = {
  title: 'Members',
  intro:
    'The institutions of the consortium, their weight in votes, and how each decides about its own ballot.',
  name: 'Institution',
  kinds: 'Kinds',
  weight: 'Weight',
  noVote: 'No vote',
  share: '{{weight}} of {{total}}',
  ownRule: 'Own rule for its ballot',
  people: 'People',
  since: 'Member since',
  msp: 'MSP',
  agent: 'Agent’s key',
  own: 'Yours',
  suspendedUntil: 'Suspended until',
  suspendedWhy: 'Suspended because',
  suspend: 'Propose a suspension',
  reinstate: 'Propose the reinstatement',
  remove: 'Propose a removal',
  gone: 'Gone since',
  goneWhy: 'Reason',
} as const;

export const people = {
  title: 'People',
  intro: 'Everybody who may act, by institution: roles, what they allow, and the key they act with.',
  roles: 'Roles',
  permissions: 'May',
  credential: 'Key',
  noKey: 'No key yet',
  noRoles: 'No roles',
  you: 'You',
  grant: 'Propose a role',
  revoke: 'Propose to revoke',
} as const;

export const charter = {
  version: 'Version {{version}}',
  inForce: 'In force',
  since: 'In force since',
  versions: 'Versions',
  textHash: 'Hash of the text',
  recordHash: 'Hash of the rules',
  rules: 'The rules',
  rulesIntro: 'Made from the same data that decides: whoever has read these sentences has read the rules.',
  changes: 'Changes since version {{version}}',
  noChanges: 'No rule differs.',
  dropped: 'No longer:',
  added: 'New:',
} as const;
