import type { Charter, Floor, Track } from '../governance/charter.js';
import { PERMISSIONS } from '../governance/permissions.js';

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
      permissions: ['proposal.propose', 'proposal.sponsor', 'opinion.give', 'ballot.cast'],
      excludes: ['auditor'],
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
  tracks: { ordinary: ORDINARY_TRACK, membership: MEMBERSHIP_TRACK },
  actions: {
    'resolution.record': ['ordinary', 'membership'],
    'role.grant': ['ordinary'],
    'role.revoke': ['ordinary'],
    'member.admit': ['membership'],
  },
  execution: {
    attestations: { numerator: 1, denominator: 2 },
    attempts: 2,
    attemptTimeout: 'PT10M',
    backOff: 'PT1M',
  },
};
