import type { Charter, Floor, Track } from '../governance/charter.js';
import { PERMISSIONS } from '../governance/authority/permissions.js';

/** More than half of all weight says yes. */
export const MAJORITY: Floor = {
  count: 'yes',
  measure: 'weight',
  comparator: 'gt',
  numerator: 1,
  denominator: 2,
  base: 'electorate',
};

/** Two thirds of the members take part. */
export const TWO_THIRDS_TAKE_PART: Floor = {
  count: 'taking-part',
  measure: 'heads',
  comparator: 'gte',
  numerator: 2,
  denominator: 3,
  base: 'electorate',
};

export const ORDINARY_TRACK: Track = {
  title: { en: 'Ordinary', zh: '普通事项' },
  sponsors: 0,
  notice: 'PT10M',
  voting: 'PT1H',
  delay: 'PT5M',
  grace: 'P1D',
  earlyDecision: true,
  quorum: TWO_THIRDS_TAKE_PART,
  threshold: MAJORITY,
};

/** A track that needs a sponsor and two thirds of heads and of weight. */
export const MEMBERSHIP_TRACK: Track = {
  ...ORDINARY_TRACK,
  title: { en: 'Membership', zh: '成员事项' },
  sponsors: 1,
  threshold: {
    all: [
      { ...MAJORITY, comparator: 'gte', numerator: 2, denominator: 3 },
      { ...MAJORITY, measure: 'heads', comparator: 'gte', numerator: 2, denominator: 3 },
    ],
  },
};

/** A track whose ballots are secret. */
export const SECRET_TRACK: Track = {
  ...ORDINARY_TRACK,
  title: { en: 'Secret', zh: '秘密表决' },
  secret: { reveal: 'PT30M' },
};

/** A track on which bodies guard, members may leave, be represented, or ask for another track, and absence costs something. */
export const CAREFUL_TRACK: Track = {
  ...ORDINARY_TRACK,
  title: { en: 'Careful', zh: '审慎事项' },
  sponsors: 1,
  holds: { by: [{ body: 'assembly', people: 2, institutions: 2 }], longest: 'PT2H', total: 'PT3H' },
  reviews: [
    {
      by: { body: 'assembly', people: 2, institutions: 2 },
      asks: 'veto',
      within: 'PT15M',
      silence: 'consents',
    },
  ],
  recusal: {
    subject: true,
    declared: true,
    ruledBy: { body: 'assembly', people: 2, institutions: 1 },
    leaves: ['quorum', 'threshold'],
    leastDisinterested: 2,
  },
  delegation: { longest: 'P30D', perHolder: 1, countsAsPresent: true, within: 'anyone' },
  referral: { demands: 2, to: 'membership' },
  attendance: { misses: 2, then: 'inactive', restoredBy: 'asking' },
};

/** A track for what cannot wait. */
export const URGENT_TRACK: Track = {
  ...ORDINARY_TRACK,
  title: { en: 'Urgent', zh: '紧急事项' },
  notice: 'PT1M',
  voting: 'PT10M',
  delay: 'PT1M',
  threshold: { ...MAJORITY, comparator: 'gte', numerator: 3, denominator: 4 },
  urgent: {
    guardians: { body: 'assembly', people: 2, institutions: 2 },
    standard: 'ordinary',
    ratification: 'PT4H',
  },
};

/** A charter for tests, with one role per permission beside those that an institution really has. */
export const SAMPLE_CHARTER: Charter = {
  schemaVersion: 1,
  title: { en: 'Charter', zh: '章程' },
  textHash: 'c'.repeat(64),
  clockTolerance: 'PT5M',
  openProposalsPerMember: 3,
  roles: {
    representative: {
      title: { en: 'Representative', zh: '代表' },
      permissions: [
        'proposal.propose',
        'proposal.sponsor',
        'opinion.give',
        'ballot.cast',
        'account.keep',
        'node.keep',
      ],
      excludes: ['auditor'],
    },
    guardian: {
      title: { en: 'Guardian', zh: '监护人' },
      permissions: [
        'body.act',
        'delegation.give',
        'account.keep',
        'release.carry-out',
        'obligation.fulfil',
        'obligation.accept',
      ],
      excludes: [],
    },
    approver: {
      title: { en: 'Approver', zh: '审批人' },
      permissions: ['opinion.give', 'ballot.approve'],
      excludes: [],
    },
    auditor: { title: { en: 'Auditor', zh: '审计员' }, permissions: [], excludes: [] },
    ...Object.fromEntries(
      PERMISSIONS.map((permission) => [
        `only-${permission.replace('.', '-')}`,
        { title: { en: permission, zh: permission }, permissions: [permission], excludes: [] },
      ]),
    ),
  },
  bodies: {
    assembly: {
      title: { en: 'Assembly', zh: '大会' },
      purpose: 'guards',
      membership: { of: 'members' },
    },
  },
  tracks: {
    ordinary: ORDINARY_TRACK,
    membership: MEMBERSHIP_TRACK,
    secret: SECRET_TRACK,
    careful: CAREFUL_TRACK,
    urgent: URGENT_TRACK,
  },
  actions: {
    'resolution.record': ['ordinary', 'membership', 'secret', 'careful', 'urgent'],
    'role.grant': ['ordinary', 'secret', 'careful', 'urgent'],
    'role.revoke': ['ordinary', 'urgent'],
    'person.register': ['ordinary'],
    'person.renew': ['ordinary'],
    'person.freeze': ['ordinary', 'urgent'],
    'person.unfreeze': ['ordinary', 'urgent'],
    'person.reset-key': ['ordinary'],
    'intervention.order': ['ordinary'],
    'intervention.lift': ['ordinary', 'membership'],
    'person.close': ['ordinary'],
    'member.admit': ['membership'],
    'chaincode.commit': ['membership'],
    'channel.configure': ['membership'],
    'revocation.publish': ['membership'],
    'charter.amend': ['membership'],
    'regulator.empower': ['ordinary', 'urgent'],
    'release.approve': ['ordinary'],
    'release.resume': ['ordinary'],
    'release.roll-back': ['ordinary'],
    'obligation.set': ['ordinary', 'urgent'],
    'minutes.record': ['ordinary'],
    'data.rule': ['ordinary', 'urgent'],
    'data.withdraw': ['ordinary'],
    'obligation.waive': ['ordinary', 'careful'],
  },
  releases: {
    atOnce: { numerator: 1, denominator: 3 },
    acknowledgements: { numerator: 2, denominator: 3 },
    within: { routine: 'P30D', important: 'P7D', critical: 'P1D' },
  },
  obligations: { reminder: 'P3D', longest: 'P365D' },
  interventions: {
    'freeze-person': {
      by: { body: 'assembly', people: 2, institutions: 2 },
      longest: 'P7D',
      recoveryPlan: false,
    },
    'pause-system': {
      by: { body: 'assembly', people: 3, institutions: 3 },
      longest: 'P2D',
      review: { track: 'ordinary', within: 'P1D' },
      recoveryPlan: true,
    },
    'terminate-system': {
      by: { body: 'assembly', people: 3, institutions: 3 },
      review: { track: 'ordinary', within: 'P1D' },
      recoveryPlan: true,
    },
  },
  accounts: { lockWindow: 'P3D', keptBy: { people: 2, roles: [] }, resetBy: { people: 1 } },
  regulator: { powers: { hold: { longest: 'P7D' } } },
  execution: {
    attestations: { numerator: 1, denominator: 2 },
    attempts: 2,
    attemptTimeout: 'PT10M',
    backOff: 'PT1M',
  },
};
