import { obstaclesTo } from '../amendment/reachability.js';
import type { MemberId, Millis } from '../ids.js';
import type { GovernanceState } from '../state.js';
import { refuse, type Refused } from '../verdict.js';

/**
 * CONSORTIUM_STUCK: without this member the others could pass nothing, or never amend the charter again (R22). Nothing is refused where
 * they could not before either: then the member is not what is missing.
 */
export function needGovernable(
  memberId: MemberId,
  { before, after }: { readonly before: GovernanceState; readonly after: GovernanceState },
  now: Millis,
): Refused | undefined {
  const [obstacle] = obstaclesTo(after, now);
  if (obstacle === undefined || obstaclesTo(before, now).length > 0) return undefined;
  const { code, path, problem } = obstacle;
  return refuse('CONSORTIUM_STUCK', { memberId, obstacle: code, path, problem });
}
