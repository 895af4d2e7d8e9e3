import { charterSchema, type Charter } from '../governance/charter.js';

const text = (en: string, zh: string): { en: string; zh: string } => ({ en, zh });
const by = (people: number, institutions: number, body = 'guardians') => ({ body, people, institutions });
const share = (numerator: number, denominator: number) => ({ numerator, denominator });
const floor = {
  count: 'yes',
  measure: 'heads',
  comparator: 'gt',
  ...share(1, 2),
  base: 'electorate',
} as const;
const times = { notice: 'P7D', voting: 'P14D', delay: 'P3D', grace: 'P30D' } as const;

/** A charter that uses every parameter of the schema at least once; for tests that must miss none. */
export const EVERY_PART_CHARTER: Charter = charterSchema.parse({
  schemaVersion: 1,
  title: text('Charter', '章程'),
  textHash: 'c'.repeat(64),
  clockTolerance: 'PT5M',
  openProposalsPerMember: 3,
  cooling: 'P60D',
  calendar: 'beijing',
  calendars: {
    beijing: {
      timeZone: 'Asia/Shanghai',
      utcOffset: '+08:00',
      workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
      holidays: ['2026-10-01', '2026-10-02'],
      workingDates: ['2026-10-10'],
      covers: { from: '2026-01-01', to: '2026-12-31' },
      dayEndsAt: '17:30',
    },
    berlin: {
      timeZone: 'Europe/Berlin',
      utcOffset: '+01:00',
      offsetChanges: [{ from: '2026-03-29T01:00:00Z', utcOffset: '+02:00' }],
      workingDays: ['mon', 'tue', 'wed', 'thu'],
      covers: { from: '2026-01-01', to: '2026-12-31' },
    },
  },
  bodies: {
    board: {
      title: text('Board', '理事会'),
      purpose: 'decides',
      membership: {
        of: 'seats',
        seats: {
          founding: {
            title: text('Founding', '创始席'),
            number: 3,
            filledBy: 'appointment',
            kinds: ['data-provider'],
            term: { length: 'P730D', cohorts: 3, mostConsecutive: 2 },
            until: '2030-01-01T00:00:00Z',
          },
          growing: {
            title: text('Growing', '增长席'),
            onePer: { members: 5, least: 1, most: 9 },
            filledBy: 'election',
            term: { length: 'P365D' },
          },
          chairing: { title: text('Chairing', '主席席'), number: 1, filledBy: 'ex-officio', role: 'chair' },
        },
      },
      chair: 'chair',
    },
    guardians: {
      title: text('Guardians', '守护委员会'),
      purpose: 'guards',
      membership: { of: 'role', role: 'guardian' },
    },
    crew: {
      title: text('Crew', '执行组'),
      purpose: 'executes',
      membership: { of: 'people', list: ['aurora-bank.li-na', 'lattice.wang-jun'] },
    },
    council: {
      title: text('Council', '咨询会'),
      purpose: 'advises',
      membership: { of: 'members', kinds: ['data-consumer'], list: ['aurora-bank', 'lattice'] },
    },
  },
  roles: {
    representative: {
      title: text('Representative', '代表'),
      permissions: ['proposal.propose', 'ballot.cast'],
      excludes: ['observer'],
    },
    guardian: { title: text('Guardian', '守护人'), permissions: ['ballot.approve'] },
    chair: { title: text('Chair', '主席'), permissions: ['proposal.sponsor', 'opinion.give'] },
    observer: { title: text('Observer', '观察员'), permissions: [] },
  },
  duties: { leastApprovals: 2, makerIsNotChecker: true, drafterIsNotApprover: true },
  tracks: {
    ordinary: {
      title: text('Ordinary', '普通'),
      electorate: {
        body: 'board',
        kinds: ['data-provider', 'data-consumer'],
        fixed: 'opening',
        weight: 'own',
        caps: { member: share(1, 4), group: share(1, 3) },
      },
      sponsors: 2,
      ...times,
      window: { floor: 'P7D', ceiling: 'P30D' },
      earlyDecision: { on: ['approved', 'rejected'], after: 'P1D' },
      reasoned: ['no', 'abstain'],
      silence: 'no',
      delegation: { longest: 'P90D', perHolder: 2, countsAsPresent: false, within: 'group' },
      quorum: { ...floor, count: 'taking-part', base: 'seats' },
      threshold: {
        all: [
          { ...floor, among: 'founding' },
          {
            any: [
              { consents: ['aurora-bank', 'lattice'], least: 1 },
              { count: 'no', measure: 'weight', comparator: 'lte', number: 3, among: 'data-provider' },
            ],
          },
        ],
      },
      castingVote: 'chair',
      secondCall: {
        after: '5 business days',
        within: 'P10D',
        quorum: { ...floor, count: 'taking-part', ...share(1, 3) },
      },
      extension: { on: ['quorum', 'lead'], stretch: 'P1D', by: 'P2D', cap: 'P6D' },
      reviews: [
        { by: by(2, 2), asks: 'veto', within: 'P2D' },
        { by: by(1, 1), asks: 'approve', within: 'P3D', silence: 'refuses' },
        { by: by(3, 1), asks: 'hear', within: 'P4D' },
      ],
      holds: { by: [by(2, 1), by(4, 3)], longest: 'P5D', total: 'P8D' },
      recusal: {
        subject: true,
        declared: true,
        ruledBy: by(5, 2),
        leaves: ['quorum', 'threshold'],
        leastDisinterested: 3,
        instead: 'standing',
      },
      attendance: { misses: 3, ofLast: 5, then: 'inactive', restoredBy: 'taking-part' },
      retabling: { after: 'P90D', same: 'subjects' },
      referral: { demands: 4, to: 'standing' },
    },
    urgent: {
      title: text('Urgent', '紧急'),
      ...times,
      threshold: floor,
      earlyDecision: false,
      urgent: { guardians: by(3, 3), standard: 'standing', ratification: 'P21D' },
      electorate: { affiliates: { split: 'abstain' }, weight: 'equal', fixed: 'closing' },
    },
    standing: {
      title: text('Standing', '常设'),
      ...times,
      threshold: floor,
      changeable: { until: 'PT2H' },
      sustained: 'P4D',
      attendance: { misses: 2, then: 'vote-suspended', restoredBy: 'asking' },
    },
    secret: { title: text('Secret', '秘密'), ...times, threshold: floor, secret: { reveal: 'P2D' } },
    election: {
      title: text('Election', '选举'),
      ...times,
      threshold: floor,
      election: { method: 'ranked', tie: 'lot' },
    },
  },
  actions: {
    'resolution.record': ['ordinary', 'standing', 'secret', 'election'],
    'resolution.record/budget': ['standing'],
    'member.admit': ['ordinary', 'urgent'],
    'role.grant': ['standing'],
  },
  entrenchment: [
    { path: 'tracks.standing.threshold', tracks: ['standing'] },
    { path: 'bodies.board', tracks: ['standing', 'ordinary'] },
    { path: 'actions', tracks: ['ordinary'] },
  ],
  phases: {
    formation: ['member.admit', 'role.grant'],
    operation: 'all',
    upgrade: [],
    dissolution: ['resolution.record'],
    first: 'formation',
  },
  membership: {
    leastMembers: 3,
    warnMembers: 4,
    leastNodes: 5,
    warnNodes: 6,
    exitNotice: 'P30D',
    exitOnAmendment: 'P10D',
    exitOnAmendmentWithin: 'P20D',
    exitSettlement: 'P60D',
    longestSuspension: 'P180D',
    suspension: { grounds: { outage: { en: 'a long outage', zh: '长期中断' } } },
    removal: {
      grounds: { breach: { en: 'a grave breach of this charter', zh: '严重违反本章程' } },
      hearing: 'P1D',
    },
    dues: [{ overdue: 'P75D', notice: 'P15D', loses: 'vote' }],
  },
  accounts: {
    keptBy: { people: 2, roles: [] },
    lockWindow: 'P3D',
    resetBy: { people: 2 },
    longestValidity: 'P365D',
    longestFreeze: 'P14D',
  },
  interventions: {
    'freeze-person': { by: by(2, 1), longest: 'P7D' },
    'pause-system': {
      by: by(3, 2),
      longest: 'P1D',
      review: { track: 'standing', within: 'P2D' },
      recoveryPlan: true,
    },
  },
  regulator: { powers: { hold: { longest: 'P30D' }, 'demand-report': { longest: 'P60D', people: 2 } } },
  releases: {
    atOnce: share(1, 3),
    acknowledgements: share(2, 3),
    within: { routine: 'P30D', important: 'P7D', critical: 'P1D' },
  },
  obligations: { reminder: 'P3D', longest: 'P365D' },
  merit: {
    reasons: {
      uptime: {
        title: text('Uptime', '稳定运行'),
        points: 5,
        by: by(1, 1),
        mostPer: { times: 2, period: 'P30D' },
      },
      outage: { title: text('Outage', '停机'), points: -3 },
      presence: { title: text('Presence', '出席'), points: 2, each: 'taking-part' },
    },
    penalties: {
      warning: {
        title: text('Warning', '警告'),
        below: -10,
        consequence: 'warning',
        reply: 'P5D',
        appeal: 'P6D',
        lasts: 'P9D',
      },
      fine: {
        title: text('Fine', '扣分'),
        below: -20,
        consequence: 'points',
        points: 7,
        reply: 'P16D',
        appeal: 'P17D',
      },
      exclusion: {
        title: text('Exclusion', '除名处罚'),
        consequence: 'removal',
        reply: 'P8D',
        appeal: 'P10D',
      },
    },
  },
  cases: {
    reply: 'P11D',
    finding: by(3, 2),
    findWithin: 'P12D',
    appeal: 'P13D',
    appealTrack: 'standing',
    remedies: {
      apology: { title: text('Apology', '道歉') },
      correction: { title: text('Correction', '更正') },
    },
  },
  execution: { attestations: share(1, 2), attempts: 3, attemptTimeout: 'PT10M', backOff: 'PT1M' },
});
