import type { ReplayEvent } from '../format/events.js';
import { offsetOf } from '../format/moments.js';
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

/**
 * Plays a script on a stage: begins each vote at its time, does the events that are due in the order of their times, then whatever
 * anyone may do (open, close, execute), and moves the clock on to the next moment at which something can happen.
 */
export async function playScript(
  script: Script,
  stage: Stage,
  onOver: (played: PlayedVote) => void = () => undefined,
): Promise<PlayedScript> {
  const play = new Play(script, stage, onOver);
  await play.toTheEnd();
  return play.played();
}

interface FileEvent {
  readonly event: ReplayEvent;
  readonly at: number;
}

class Play {
  readonly #stage: Stage;
  readonly #people: People;
  readonly #onOver: (played: PlayedVote) => void;
  readonly #momentOf: (at: string) => number;
  readonly #runs: readonly VoteRun[];
  /** Votes that have not begun, in the file's order. */
  readonly #coming: VoteRun[];
  /** Votes that are under way. */
  #active: VoteRun[] = [];
  readonly #over = new Map<VoteRun, PlayedVote>();
  readonly #waiting: FileEvent[];
  readonly #events: PlayedEvent[] = [];

  constructor(script: Script, stage: Stage, onOver: (played: PlayedVote) => void) {
    this.#stage = stage;
    this.#people = new People(script);
    this.#onOver = onOver;
    const begin = stage.now;
    this.#momentOf = (at) => begin + offsetOf(at, script.start);
    const setting = {
      stage,
      people: this.#people,
      momentOf: this.#momentOf,
      proposalOf: (voteId: string) => this.#runs.find(({ vote }) => vote.id === voteId)?.proposalId,
    };
    this.#runs = script.votes.map((vote) => new VoteRun(vote, setting));
    this.#coming = [...this.#runs];
    this.#waiting = script.events.map((event) => ({ event, at: this.#momentOf(event.at ?? event.after) }));
  }

  async toTheEnd(): Promise<void> {
    for (;;) {
      while ((await this.#step()) || (await this.#finish()));
      const moments = [
        ...this.#waiting.map(({ at }) => at),
        ...this.#coming.flatMap((run) => this.#statedTime(run) ?? []),
        ...this.#active.flatMap((run) => run.moments()),
      ].filter((moment) => moment > this.#stage.now);
      if (moments.length === 0) return;
      this.#stage.moveTo(Math.min(...moments));
    }
  }

  async played(): Promise<PlayedScript> {
    const votes: PlayedVote[] = [];
    for (const run of this.#runs) votes.push(this.#over.get(run) ?? (await run.played()));
    return { votes, events: this.#events };
  }

  /** Does the first thing that is due now; answers whether there was one. */
  async #step(): Promise<boolean> {
    return (
      (await this.#doFileEvent()) || (await this.#beginVote()) || (await this.#doEvent()) || this.#keepHouse()
    );
  }

  async #doFileEvent(): Promise<boolean> {
    const index = this.#waiting.findIndex(({ at }) => at <= this.#stage.now);
    const [due] = index < 0 ? [] : this.#waiting.splice(index, 1);
    if (due === undefined) return false;
    const answer = await perform(due.event, { stage: this.#stage, people: this.#people });
    const refused = answer.ok ? {} : { refused: answer.refusal.code };
    this.#events.push({ event: due.event, at: this.#stage.now, ...refused });
    return true;
  }

  async #beginVote(): Promise<boolean> {
    const index = this.#coming.findIndex((run) => this.#isDue(run));
    const [run] = index < 0 ? [] : this.#coming.splice(index, 1);
    if (run === undefined) return false;
    this.#active.push(run);
    await run.begin();
    return true;
  }

  /** A vote begins at its stated time, or when the one before it in the file is over. */
  #isDue(run: VoteRun): boolean {
    const stated = this.#statedTime(run);
    if (stated !== undefined) return stated <= this.#stage.now;
    const before = this.#runs[this.#runs.indexOf(run) - 1];
    return before === undefined || this.#over.has(before);
  }

  #statedTime({ vote }: VoteRun): number | undefined {
    return vote.at === undefined ? undefined : this.#momentOf(vote.at);
  }

  async #doEvent(): Promise<boolean> {
    const [first] = this.#active
      .flatMap((run) => {
        const due = run.nextDue();
        return due === undefined ? [] : [{ run, at: due.at }];
      })
      .sort((left, right) => left.at - right.at);
    if (first === undefined) return false;
    await first.run.doNext();
    return true;
  }

  async #keepHouse(): Promise<boolean> {
    let happened = false;
    for (const run of this.#active) happened = (await run.keepHouse()) || happened;
    return happened;
  }

  /** Takes leave of the votes that are over; answers whether there were any. */
  async #finish(): Promise<boolean> {
    const over = this.#active.filter((run) => run.over);
    this.#active = this.#active.filter((run) => !over.includes(run));
    for (const run of over) {
      const played = await run.played();
      this.#over.set(run, played);
      this.#onOver(played);
    }
    return over.length > 0;
  }
}
