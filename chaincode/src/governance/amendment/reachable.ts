import type { Millis } from '../ids.js';
import type { GovernanceState } from '../state.js';
import { refuse, type Refused } from '../verdict.js';
import { obstaclesTo, type Obstacle } from './reachability.js';

/** The consortium before a change, and as it would be after it. */
export interface Step {
  readonly before: GovernanceState;
  readonly after: GovernanceState;
}

/** What would keep the consortium from passing anything, or from ever amending its charter, once this is changed, and does not before. */
export function newObstacle({ before, after }: Step, now: Millis): Obstacle | undefined {
  const [obstacle] = obstaclesTo(after, now);
  return obstacle === undefined || obstaclesTo(before, now).length > 0 ? undefined : obstacle;
}

/** CHARTER_BRICKS: some lawful way to amend always exists, whatever changes about members and people, and in however many steps (R22). */
export function needReachable(step: Step, now: Millis): Refused | undefined {
  const obstacle = newObstacle(step, now);
  if (obstacle === undefined) return undefined;
  const { code, path, problem } = obstacle;
  return refuse('CHARTER_BRICKS', { obstacle: code, path, problem });
}
