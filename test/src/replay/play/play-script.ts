import { durationMs } from '@fabric-governance/chaincode/governance/duration';
import type { ReplayEvent } from '../format/events.js';
import type { Script } from '../format/script.js';
import type { Stage } from '../stage/stage.js';
import { People } from './people.js';
import { perform } from './perform.js';
import { VoteRun, type PlayedEvent, type PlayedVote } from './vote-run.js';

/** What became of a script. */
export interface PlayedScript {
  readonly votes: readonly PlayedVote[];
  /** Events apart from any vote. */
  readonly events: readonly PlayedEvent[];
}

interface FileEvent {
  readonly event: ReplayEvent;
  readonly at: number;
}

/**
 * Plays a script on a stage: begins each vote at its time, does the events that are due in the order of their times, then whatever
 * anyone may do (open, close, execute), and moves the clock on to the next moment at which something can happen.
 */
export async function playScript(
  script: Script,
  stage: Stage,
  onOver: (played: PlayedVote) => void = () => undefined,
): Promise<PlayedScript> {
  const people = new People(script);
  const begin = stage.now;
  const runs = script.votes.map((vote) => new VoteRun(vote, stage, people));
  const waiting: FileEvent[] = script.events.map((event) => ({ event, at: begin + durationMs(event.after) }));
  const events: PlayedEvent[] = [];
  const reported = new Map<VoteRun, PlayedVote>();

  const report = async (): Promise<void> => {
    for (const run of runs) {
      if (!run.over || reported.has(run)) continue;
      const played = await run.played();
      reported.set(run, played);
      onOver(played);
    }
  };
  /** Does the first thing that is due now; answers whether there was one. */
  const step = async (): Promise<boolean> => {
    const apart = waiting.find(({ at }) => at <= stage.now);
    if (apart !== undefined) {
      waiting.splice(waiting.indexOf(apart), 1);
      const answer = await perform(apart.event, { stage, people });
      events.push({
        event: apart.event,
        at: stage.now,
        ...(answer.ok ? {} : { refused: answer.refusal.code }),
      });
      return true;
    }
    const next = runs.find((run, index) => isDue(run, { runs, index, begin, now: stage.now }));
    if (next !== undefined) {
      await next.begin();
      return true;
    }
    const acting = runs
      .flatMap((run) => {
        const due = run.begun ? run.nextDue() : undefined;
        return due === undefined ? [] : [{ run, due }];
      })
      .sort((left, right) => left.due.at - right.due.at)[0];
    if (acting !== undefined) {
      await acting.run.doNext();
      return true;
    }
    let happened = false;
    for (const run of runs) if (run.begun && !run.ended) happened = (await run.keepHouse()) || happened;
    return happened;
  };

  for (;;) {
    while (await step());
    await report();
    const moments = [
      ...waiting.map(({ at }) => at),
      ...runs.flatMap((run) => (run.begun ? run.moments() : beginning(run, begin))),
    ].filter((moment) => moment > stage.now);
    if (moments.length === 0) break;
    stage.moveTo(Math.min(...moments));
  }
  const votes: PlayedVote[] = [];
  for (const run of runs) votes.push(reported.get(run) ?? (await run.played()));
  return { votes, events };
}

interface Timing {
  readonly runs: readonly VoteRun[];
  readonly index: number;
  readonly begin: number;
  readonly now: number;
}

/** A vote begins at its stated time, or when the one before it is over. */
function isDue(run: VoteRun, { runs, index, begin, now }: Timing): boolean {
  if (run.begun) return false;
  if (run.vote.at !== undefined) return begin + durationMs(run.vote.at) <= now;
  return index === 0 || runs[index - 1]?.over === true;
}

function beginning({ vote }: VoteRun, begin: number): readonly number[] {
  return vote.at === undefined ? [] : [begin + durationMs(vote.at)];
}
