import type { Charter } from './charter.js';
import { exitTrack } from './track/exit-track.js';
import type { Track } from './track/track.js';

/** A track by its id: the charter's own, or the one by which members leave, which every charter has. */
export function trackNamed(
  trackId: string,
  charter: Pick<Charter, 'tracks' | 'membership'>,
): Track | undefined {
  return charter.tracks[trackId] ?? exitTrack(trackId, charter);
}
