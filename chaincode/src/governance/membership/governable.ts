import { newObstacle, type Step } from '../amendment/reachable.js';
import type { MemberId, Millis } from '../ids.js';
import { refuse, type Refused } from '../verdict.js';

/**
 * CONSORTIUM_STUCK: without this member the others could pass nothing, or never amend the charter again (R22). Nothing is refused where
 * they could not before either: then the member is not what is missing.
 */
export function needGovernable(memberId: MemberId, step: Step, now: Millis): Refused | undefined {
  const obstacle = newObstacle(step, now);
  if (obstacle === undefined) return undefined;
  const { code, path, problem } = obstacle;
  return refuse('CONSORTIUM_STUCK', { memberId, obstacle: code, path, problem });
}
