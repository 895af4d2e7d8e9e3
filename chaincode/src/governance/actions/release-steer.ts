import { z } from 'zod';
import { changed } from '../change.js';
import { idSchema } from '../charter/scalars.js';
import type { ReleaseNamed } from '../records/actions.js';
import type { ReleaseRecord } from '../records/releases.js';
import { needReleaseState } from '../releases/rollout.js';
import { resumed } from '../releases/steer.js';
import { furtherRecords, type GovernanceState } from '../state.js';
import { accept, refuse, type Verdict } from '../verdict.js';
import type { ActionDefinition } from './action.js';

const schema = z.strictObject({ releaseId: idSchema, reason: z.string().min(1).max(2000) });

/** Rolls a release back by its plan (R11): the waves in reverse, each node to the version that it had, whether or not it was through. */
export const releaseRollBack: ActionDefinition<ReleaseNamed> = {
  family: 'ledger',
  schema,
  needs: ['release'],
  subject: ({ releaseId }) => releaseId,
  plan({ releaseId, reason }, state, { now, proposal }) {
    const found = releaseOf(releaseId, state);
    if (!found.ok) return found;
    const before = found.value;
    const rolledBackBy = { proposalId: proposal.id, at: now, reason };
    const record: ReleaseRecord = { ...resumed(before), state: 'rolling-back', rolledBackBy };
    return (
      needReleaseState(before, 'rolling-out', 'paused', 'rolled-out') ??
      accept([changed('release.rolling-back', before, { kind: 'release', record })])
    );
  },
};

/** Ends a pause by vote, so that the institution that paused it cannot stop the others for ever. */
export const releaseResume: ActionDefinition<ReleaseNamed> = {
  family: 'ledger',
  schema,
  needs: ['release'],
  subject: ({ releaseId }) => releaseId,
  plan({ releaseId }, state) {
    const found = releaseOf(releaseId, state);
    if (!found.ok) return found;
    const before = found.value;
    const record = resumed(before);
    return (
      needReleaseState(before, 'paused') ??
      accept([changed('release.resumed', before, { kind: 'release', record })])
    );
  },
};

function releaseOf(releaseId: string, state: GovernanceState): Verdict<ReleaseRecord> {
  const release = furtherRecords(state, 'release').find(({ id }) => id === releaseId);
  return release === undefined ? refuse('RELEASE_NOT_FOUND', { releaseId }) : accept(release);
}
