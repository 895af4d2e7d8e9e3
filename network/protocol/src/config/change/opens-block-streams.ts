import { BLOCK_STREAMS, NOBODY } from '../block-stream-guard.js';
import type { AccessChanged } from './access-changed.js';
import type { ChannelChange } from './channel-change.js';
import type { PolicyChanged } from './policy-changed.js';

const NOBODY_PATH = `/Channel/Application/${NOBODY}`;

/**
 * Whether a change lets somebody have streams of whole blocks, which carry every institution's private data (R36): the streams are
 * guarded by another policy than the one that nobody satisfies, or that policy comes to say something else.
 */
export function opensBlockStreams(change: ChannelChange): boolean {
  switch (change.kind) {
    case 'access':
      return opensByAccess(change);
    case 'policy':
      return opensByPolicy(change);
    default:
      return false;
  }
}

function opensByAccess({ resource, to }: AccessChanged): boolean {
  // Fabric takes a name without a leading slash for a policy of the application.
  return resource === BLOCK_STREAMS && to !== NOBODY_PATH && to !== NOBODY;
}

/** Where there is no such policy yet nothing is guarded by it. */
function opensByPolicy({ path, from }: PolicyChanged): boolean {
  return path === NOBODY_PATH && from !== null;
}
