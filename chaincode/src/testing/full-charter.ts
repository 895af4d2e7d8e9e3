import type { Charter, Track } from '../governance/charter.js';
import { CAREFUL_TRACK, MAJORITY, ORDINARY_TRACK, SAMPLE_CHARTER, SECRET_TRACK } from './sample-charter.js';

/** The sample's careful track, made so that every safeguard can come into play in one vote. */
const GUARDED: Track = {
  ...CAREFUL_TRACK,
  title: { en: 'Guarded', zh: '受保护事项' },
  sponsors: 0,
  extension: { on: ['quorum', 'lead'], stretch: 'PT20M', by: 'PT15M', cap: 'PT25M' },
  referral: { demands: 3, to: 'membership' },
  threshold: { ...MAJORITY, base: 'cast' },
};

/** Secret, with delegation and recusal: what is hidden meets who is represented. */
const SECRET: Track = {
  ...SECRET_TRACK,
  delegation: { longest: 'P30D', perHolder: 2, countsAsPresent: false, within: 'anyone' },
  recusal: { subject: true, declared: true, leaves: ['threshold'], leastDisinterested: 0 },
  holds: { by: [{ body: 'assembly', people: 1, institutions: 1 }], longest: 'PT1H', total: 'PT90M' },
};

/** Ballots that can change, silence that consents unless somebody objects, and a bar to be held for a while. */
const CHANGING: Track = {
  ...ORDINARY_TRACK,
  title: { en: 'Changing', zh: '可更改' },
  changeable: { until: 'PT5M' },
  silence: 'yes',
  sustained: 'PT10M',
  threshold: { count: 'no', measure: 'heads', comparator: 'lte', number: 1 },
};

const tracks: Charter['tracks'] = {
  ordinary: ORDINARY_TRACK,
  guarded: GUARDED,
  hidden: SECRET,
  changing: CHANGING,
  urgent: { ...(SAMPLE_CHARTER.tracks['urgent'] ?? ORDINARY_TRACK), holds: GUARDED.holds ?? never() },
  membership: SAMPLE_CHARTER.tracks['membership'] ?? ORDINARY_TRACK,
};

function never(): never {
  throw new Error('the guarded track has holds');
}

/** A charter whose tracks use nearly everything that a track can state. */
export const FULL_CHARTER: Charter = {
  ...SAMPLE_CHARTER,
  tracks,
  actions: {
    'resolution.record': ['ordinary'],
    'role.grant': ['ordinary', 'guarded', 'hidden', 'changing', 'urgent'],
    'role.revoke': ['ordinary'],
    'member.admit': ['membership'],
    'charter.amend': ['membership'],
    'regulator.empower': ['ordinary'],
  },
};
