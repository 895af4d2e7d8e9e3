import type { Count } from '@fabric-governance/chaincode/governance/records/decisions';
import { durationMs } from '@fabric-governance/chaincode/governance/calendar/duration';
import { eventWords, stateOf } from '../format/events.js';
import type { Expected } from '../format/replay-file.js';
import type { PlayedEvent, PlayedVote } from './vote-run.js';

/** Where a vote went otherwise than the file says, in words; empty when everything is as expected. */
export function differencesOf(played: PlayedVote): readonly string[] {
  const { vote, decision, phase } = played;
  const { expected } = vote;
  return [
    ...compared('outcome', expected.outcome, decision?.outcome),
    ...compared('state', expected.state, phase?.state),
    ...compared('early', expected.early, decision?.early),
    ...compared('elected', expected.elected?.join(', '), decision?.election?.elected.join(', ')),
    ...durationDifferences(played),
    ...refusalDifferences(played),
    ...countDifferences('heads', expected, decision?.tally.heads),
    ...countDifferences('weight', expected, decision?.tally.weight),
    ...eventDifferences(played.events),
  ];
}

function durationDifferences({ vote, decision, timeline }: PlayedVote): readonly string[] {
  const { decidedAfter } = vote.expected;
  if (decidedAfter === undefined) return [];
  const opened = timeline.find(({ state }) => state === 'voting')?.at;
  const took = decision === undefined || opened === undefined ? undefined : decision.decidedAt - opened;
  return compared('milliseconds to the decision', durationMs(decidedAfter), took);
}

function refusalDifferences({ vote, refused = 'none' }: PlayedVote): readonly string[] {
  return compared('refusal of the proposal', vote.expected.refused ?? 'none', refused);
}

/** Events that went otherwise than the file says. */
export function eventDifferences(events: readonly PlayedEvent[]): readonly string[] {
  return events.flatMap(({ event, reveal, at, refused, late }) => {
    if (late === true) return [];
    const what = `${event.by}: ${reveal === true ? 'reveal' : `${eventWords(event)} ${event.after} into ${stateOf(event)}`}`;
    if (at === undefined) return [`${what}: never came`];
    const wanted = reveal === true ? undefined : event.refused;
    if (wanted === refused) return [];
    const expected = wanted === undefined ? 'accepted' : `refused with ${wanted}`;
    const found = refused === undefined ? 'accepted' : `refused with ${refused}`;
    return [`${what}: expected to be ${expected}, was ${found}`];
  });
}

function compared<Value>(
  what: string,
  expected: Value | undefined,
  found: Value | undefined,
): readonly string[] {
  if (expected === undefined || expected === found) return [];
  return [`${what}: expected ${String(expected)}, found ${found === undefined ? 'none' : String(found)}`];
}

function countDifferences(
  measure: 'heads' | 'weight',
  expected: Expected,
  found: Count | undefined,
): readonly string[] {
  const names = Object.keys(expected[measure] ?? {}) as (keyof NonNullable<Expected['heads']>)[];
  return names.flatMap((name) =>
    compared(`${name} by ${measure}`, expected[measure]?.[name], found?.[name] ?? 0),
  );
}
