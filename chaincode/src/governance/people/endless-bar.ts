import { needReachable } from '../amendment/reachable.js';
import { trackObstacles } from '../amendment/reachability.js';
import type { PersonId } from '../ids.js';
import type { ActionKind } from '../records/actions.js';
import type { Bar } from '../records/members.js';
import type { Refused } from '../verdict.js';
import type { AccountContext } from './account-changes.js';
import { barred } from './standing.js';

/**
 * CHARTER_BRICKS, where a vote bars an account without an end although the charter could then neither be amended nor the bar be lifted by
 * another vote, on `undoneBy` (R22). In dissolution that does not matter any more.
 */
export function needUndoable(
  personId: PersonId,
  bar: Bar,
  undoneBy: ActionKind,
  { state, now }: AccountContext,
): Refused | undefined {
  if (bar.until !== undefined || state.phase === 'dissolution') return undefined;
  const people = state.people.map((person) => (person.id === personId ? barred(person, bar, now) : person));
  const after = { ...state, people };
  const tracks = state.charter.actions[undoneBy] ?? [];
  if (tracks.some((id) => trackObstacles(id, after, now).length === 0)) return undefined;
  return needReachable({ before: state, after }, now);
}
