import type { Handlers } from '../http/handlers.js';
import type { Services } from '../services.js';
import { listReleases } from '../views/releases.js';

/** Approved versions of node software and their rollouts. */
export function releaseHandlers({
  reader,
  now,
}: Pick<Services, 'reader' | 'now'>): Pick<Handlers, 'releases'> {
  return { releases: () => listReleases(reader.projection, now()) };
}
