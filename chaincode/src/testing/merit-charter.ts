import type { Charter } from '../governance/charter.js';
import { CAREFUL_TRACK, ORDINARY_TRACK, SAMPLE_CHARTER } from './sample-charter.js';

const GUARDIAN = SAMPLE_CHARTER.roles['guardian'] ?? never();

const title = (en: string) => ({ en, zh: en });

/** The sample charter with points, penalties and disputes. */
export const MERIT_CHARTER: Charter = {
  ...SAMPLE_CHARTER,
  roles: {
    ...SAMPLE_CHARTER.roles,
    guardian: {
      ...GUARDIAN,
      permissions: [...GUARDIAN.permissions, 'case.plead'],
    },
  },
  tracks: {
    ...SAMPLE_CHARTER.tracks,
    appeals: {
      ...ORDINARY_TRACK,
      title: { en: 'Appeals', zh: '申诉' },
      recusal: { ...(CAREFUL_TRACK.recusal ?? never()), leastDisinterested: 0 },
    },
  },
  actions: {
    ...SAMPLE_CHARTER.actions,
    'member.weigh': ['ordinary', 'careful'],
    'merit.award': ['ordinary'],
    'penalty.impose': ['ordinary'],
    'penalty.lift': ['ordinary'],
    // So that the track is used; appeals go by it wherever else they might.
    'resolution.record': [...(SAMPLE_CHARTER.actions['resolution.record'] ?? []), 'appeals'],
  },
  merit: {
    reasons: {
      service: { title: title('Service'), points: 5 },
      outage: { title: title('Outage'), points: -10 },
      uptime: {
        title: title('Uptime'),
        points: 3,
        by: { body: 'assembly', people: 2, institutions: 2 },
        mostPer: { times: 2, period: 'P1D' },
      },
      presence: {
        title: title('Presence'),
        points: 1,
        each: 'taking-part',
        mostPer: { times: 2, period: 'P1D' },
      },
      absence: { title: title('Absence'), points: -2, each: 'missing' },
    },
    penalties: {
      warning: {
        title: title('Warning'),
        below: 0,
        consequence: 'warning',
        reply: 'PT1H',
        appeal: 'PT2H',
        lasts: 'P1D',
      },
      fine: {
        title: title('Fine'),
        below: 0,
        consequence: 'points',
        points: 4,
        reply: 'PT1H',
        appeal: 'PT2H',
        lasts: 'P1D',
      },
      silencing: {
        title: title('Silencing'),
        below: -5,
        consequence: 'vote-suspended',
        reply: 'PT1H',
        appeal: 'P1D',
        lasts: 'P2D',
      },
      lasting: {
        title: title('Lasting'),
        below: 0,
        consequence: 'warning',
        reply: 'P30D',
        appeal: 'P30D',
      },
      censure: { title: title('Censure'), consequence: 'warning', reply: 'PT1H', appeal: 'PT2H' },
    },
  },
  cases: {
    reply: 'PT2H',
    finding: { body: 'assembly', people: 2, institutions: 2 },
    findWithin: 'PT3H',
    appeal: 'PT4H',
    appealTrack: 'appeals',
    remedies: { apology: { title: title('Apology') } },
  },
};

function never(): never {
  throw new Error('the sample charter has guardians, and its careful track recusals');
}
