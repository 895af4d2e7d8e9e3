import type { NodeId, Sha256Hex } from '../governance/ids.js';
import type { Action, ReleasePayload } from '../governance/records/actions.js';

/** The action that approves a release for peers, by waves of these nodes. */
export function release(
  waves: readonly (readonly string[])[],
  more: Partial<ReleasePayload> = {},
): Action & { readonly payload: ReleasePayload } {
  const payload: ReleasePayload = {
    id: 'peer-3-1-6',
    nodeKind: 'peer',
    version: '3.1.6',
    notes: 'Mends what 3.1.5 broke.',
    urgency: 'important',
    artefacts: [
      {
        name: 'peer',
        version: '3.1.6',
        hash: 'f'.repeat(64) as Sha256Hex,
        size: 1,
        locator: 'https://downloads.example/peer-3.1.6',
      },
    ],
    waves: waves as readonly (readonly NodeId[])[],
    rollBack: 'Start the binary of 3.1.5 again; the ledger needs no change.',
    ...more,
  };
  return { kind: 'release.approve', payload };
}
