import type { Charter } from './charter.js';
import { partNamed } from './part-named.js';
import { exitTrack } from './track/exit-track.js';
import type { Track } from './track/track.js';

/** A track by its id: the charter's own, or the one by which members leave, which every charter has. */
export function trackNamed(
  trackId: string,
  charter: Pick<Charter, 'tracks' | 'membership'>,
): Track | undefined {
  return partNamed(trackId, charter.tracks) ?? exitTrack(trackId, charter);
}
