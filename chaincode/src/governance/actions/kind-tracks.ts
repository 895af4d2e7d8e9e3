import type { Charter } from '../charter.js';
import { EXIT_AFTER_AMENDMENT_TRACK, EXIT_TRACK } from '../charter/track/exit-track.js';
import type { ActionKind } from '../records/actions.js';

/** Kinds that are appeals: the charter says by which track these go where it speaks of disputes (R31). */
const APPEALS: readonly ActionKind[] = ['penalty.appeal', 'case.appeal'];

/** The tracks by which a kind of action may go, the usual one first. `matter` is more specific than the kind and wins. */
export function tracksOfKind(kind: ActionKind, charter: Charter, matter?: string): readonly string[] {
  if (kind === 'member.exit') return [matter === undefined ? EXIT_TRACK : EXIT_AFTER_AMENDMENT_TRACK];
  const { actions, cases } = charter;
  if (cases !== undefined && APPEALS.includes(kind)) return [cases.appealTrack];
  const specific = matter === undefined ? undefined : actions[`${kind}/${matter}`];
  return specific ?? actions[kind] ?? reviewTracks(kind, charter);
}

/** The confirmation of an intervention goes by the tracks of reviews, unless the charter says more. */
function reviewTracks(kind: ActionKind, { interventions = {} }: Charter): readonly string[] {
  if (kind !== 'intervention.confirm') return [];
  const named = Object.values(interventions).flatMap(({ review }) =>
    review === undefined ? [] : [review.track],
  );
  return [...new Set(named)];
}
