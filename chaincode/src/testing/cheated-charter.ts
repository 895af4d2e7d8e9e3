import type { Charter, Track } from '../governance/charter.js';
import type { MemberId } from '../governance/ids.js';
import type { Action } from '../governance/records/actions.js';
import { ORDINARY_TRACK, SAMPLE_CHARTER } from './sample-charter.js';

/** Nobody, alone or with its affiliates, has more than two fifths of what counts. */
const CAPPED: Track = {
  ...ORDINARY_TRACK,
  title: { en: 'Capped', zh: '限权事项' },
  earlyDecision: false,
  electorate: {
    fixed: 'submission',
    weight: 'own',
    caps: { member: { numerator: 2, denominator: 5 }, group: { numerator: 2, denominator: 5 } },
  },
};

/** Ballots can be changed, so that what approved them can grow stale. */
const CHANGING: Track = {
  ...ORDINARY_TRACK,
  title: { en: 'Changing', zh: '可更改' },
  earlyDecision: false,
  changeable: { until: 'PT5M' },
};

/** The sample's charter with all that tests of cheating try to get around: caps, changing ballots, least numbers, weights. */
export const CHEATED_CHARTER: Charter = {
  ...SAMPLE_CHARTER,
  tracks: { ...SAMPLE_CHARTER.tracks, capped: CAPPED, changing: CHANGING },
  membership: {
    leastMembers: 3,
    warnMembers: 0,
    leastNodes: 0,
    warnNodes: 0,
    exitNotice: 'P30D',
    longestSuspension: 'P10D',
  },
  actions: {
    ...SAMPLE_CHARTER.actions,
    'resolution.record': [...(SAMPLE_CHARTER.actions['resolution.record'] ?? []), 'capped', 'changing'],
    'member.suspend': ['ordinary'],
    'member.weigh': ['ordinary'],
    'charter.amend': ['ordinary'],
  },
};

/** The same with this much weight needed for an amendment, counted in plain numbers. */
export function amendedOnlyBy(weight: number): Charter {
  const threshold = { count: 'yes', measure: 'weight', comparator: 'gte', number: weight } as const;
  return {
    ...CHEATED_CHARTER,
    tracks: { ...CHEATED_CHARTER.tracks, membership: { ...ORDINARY_TRACK, threshold } },
    actions: { ...CHEATED_CHARTER.actions, 'charter.amend': ['membership'] },
  };
}

/** The action that suspends a member. */
export function suspend(memberId: string): Action {
  return { kind: 'member.suspend', payload: { memberId: memberId as MemberId, reason: 'It cheats.' } };
}

/** The action that amends the charter from this version. */
export function amend(charter: Charter, base = 1): Action {
  return { kind: 'charter.amend', payload: { base, charter } };
}
