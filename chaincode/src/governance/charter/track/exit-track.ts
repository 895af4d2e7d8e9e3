import type { Charter } from '../charter.js';
import type { Track } from './track.js';

/** The track of a voluntary exit. No track of a charter can bear this name: their ids have no dots. */
export const EXIT_TRACK = 'member.exit';
/** The same with the shorter notice after an amendment that the member voted against. */
export const EXIT_AFTER_AMENDMENT_TRACK = 'member.exit/amendment';

/** Notice of a charter that says nothing about members. */
const USUAL_NOTICE = 'P30D';

/**
 * The rules by which an institution leaves (R8), which no charter can change but for the notice: nobody but the institution itself decides,
 * with its one ballot and so by its own rule (R2); its yes is enough, at once; then the notice runs as the delay. Nobody
 * sponsors, reviews, vetoes or holds it, and what waits for safe numbers waits for as long as it takes.
 */
export function exitTrack(trackId: string, { membership }: Pick<Charter, 'membership'>): Track | undefined {
  const notice = membership?.exitNotice ?? USUAL_NOTICE;
  switch (trackId) {
    case EXIT_TRACK:
      return leaving(notice);
    case EXIT_AFTER_AMENDMENT_TRACK:
      return leaving(membership?.exitOnAmendment ?? notice);
    default:
      return undefined;
  }
}

function leaving(delay: string): Track {
  return {
    title: { en: 'Voluntary exit', zh: '自愿退出' },
    sponsors: 0,
    notice: 'PT0S',
    voting: 'P30D',
    delay,
    grace: 'P9999D',
    earlyDecision: true,
    threshold: { count: 'yes', measure: 'heads', comparator: 'gte', number: 1 },
  };
}
