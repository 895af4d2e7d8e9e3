import { acknowledged } from '@fabric-governance/chaincode/governance/releases/rollout';
import type { ReleaseRecord } from '@fabric-governance/chaincode/governance/records/releases';
import type { ReleaseView } from '../contract/releases.js';
import { charterInForce, type Projection } from '../read-model/projection.js';

/** All releases with their rollouts, the latest first. */
export function listReleases(projection: Projection, now: number): ReleaseView[] {
  return [...projection.releases.values()]
    .map((release) => viewRelease(projection, release, now))
    .sort((left, right) => right.since - left.since);
}

function viewRelease(projection: Projection, release: ReleaseRecord, now: number): ReleaseView {
  const steps = [...projection.rolloutSteps.values()]
    .filter(({ releaseId }) => releaseId === release.id)
    .sort((left, right) => (left.nodeId < right.nodeId ? -1 : 1));
  const isUnderWay = release.state === 'rolling-out' || release.state === 'paused';
  const releases = charterInForce(projection)?.charter.releases;
  return {
    ...release,
    steps,
    overdue: isUnderWay && now > release.dueAt,
    ...acknowledged({ release, steps, releases }),
  };
}
