import type { DecisionRecord } from '@fabric-governance/chaincode/governance/records/decisions';
import type {
  BallotRecord,
  PhaseRecord,
  ProposalRecord,
} from '@fabric-governance/chaincode/governance/records/proposals';
import type { ProposalState } from '@fabric-governance/chaincode/governance/states';
import { durationMs } from '@fabric-governance/chaincode/governance/duration';
import type { ReplayEvent } from '../format/events.js';
import type { ScriptedVote } from '../format/script.js';
import type { Answer, Stage } from '../stage/stage.js';
import { comingMoments, isEnd, keepHouse } from './housekeeping.js';
import type { People } from './people.js';
import { perform } from './perform.js';

/** An event that was done, or never could be. */
export interface PlayedEvent {
  readonly event: ReplayEvent;
  /** When it was done; left out: the state that it waits for never came. */
  readonly at?: number;
  readonly refused?: string;
}

/** A state and when the proposal entered it first. */
export interface Entered {
  readonly state: ProposalState;
  readonly at: number;
}

/** What became of a vote. */
export interface PlayedVote {
  readonly vote: ScriptedVote;
  /** Left out when the draft was refused. */
  readonly proposal?: ProposalRecord;
  readonly phase?: PhaseRecord;
  readonly decision?: DecisionRecord;
  readonly ballots: readonly BallotRecord[];
  readonly timeline: readonly Entered[];
  readonly events: readonly PlayedEvent[];
  /** The code with which the draft or the submission was refused. */
  readonly refused?: string;
}

interface Due {
  readonly event: ReplayEvent;
  readonly at: number;
}

/** One vote being played. */
export class VoteRun {
  readonly vote: ScriptedVote;
  readonly #stage: Stage;
  readonly #people: People;
  readonly #waiting: ReplayEvent[];
  readonly #events: PlayedEvent[] = [];
  readonly #timeline: Entered[] = [];
  #proposalId: string | undefined;
  #drafter: string | undefined;
  #phase: PhaseRecord | undefined;
  #refused: string | undefined;

  constructor(vote: ScriptedVote, stage: Stage, people: People) {
    this.vote = vote;
    this.#stage = stage;
    this.#people = people;
    this.#waiting = [...vote.events];
  }

  /** Nothing can happen any more: the proposal has ended and no event is waiting for its time. */
  get over(): boolean {
    return this.moments().length === 0 && this.nextDue() === undefined;
  }

  /** Drafts, sponsors and submits. */
  async begin(): Promise<void> {
    const { matter, actions, track, proposer, input } = this.vote;
    const drafter = this.#people.person(proposer ?? this.#people.firstVoter, 'proposal.propose');
    const content = {
      title: matter,
      description: '',
      actions,
      ...(track === undefined ? {} : { trackId: track }),
    };
    const drafted = await this.#stage.send(drafter, {
      name: 'Proposals:draft',
      input: { ...content, ...input },
    });
    if (!drafted.ok) {
      this.#refused = drafted.refusal.code;
      return;
    }
    this.#drafter = drafter;
    this.#proposalId = drafted.txId;
    for (const sponsor of await this.#sponsors(drafter)) {
      const who = this.#people.person(sponsor, 'proposal.sponsor');
      this.#noteRefusal(await this.#stage.send(who, { name: 'Proposals:sponsor', input: this.#about() }));
    }
    this.#noteRefusal(await this.#stage.send(drafter, { name: 'Proposals:submit', input: this.#about() }));
    await this.refresh();
  }

  /** The event that is due first, by its time and then by its place in the file. */
  nextDue(): Due | undefined {
    return this.#dues()
      .filter(({ at }) => at <= this.#stage.now)
      .reduce<Due | undefined>(
        (first, due) => (first === undefined || due.at < first.at ? due : first),
        undefined,
      );
  }

  /**
   * Does the event that is due first. Ballots that different members cast at the same time go together: their order means nothing, and
   * on a network it saves waiting.
   */
  async doNext(): Promise<void> {
    const first = this.nextDue();
    if (first === undefined) return;
    const together = withSameMoment(this.#dues(), first);
    for (const { event } of together) this.#waiting.splice(this.#waiting.indexOf(event), 1);
    const scene = {
      stage: this.#stage,
      people: this.#people,
      proposalId: this.#proposalId,
      drafter: this.#drafter,
    };
    const answers = await this.#stage.together(
      together.map(
        ({ event }) =>
          () =>
            perform(event, scene),
      ),
    );
    for (const [index, { event }] of together.entries()) {
      const answer = answers[index];
      const refused = answer === undefined || answer.ok ? {} : { refused: answer.refusal.code };
      this.#events.push({ event, at: this.#stage.now, ...refused });
    }
    await this.refresh();
  }

  /** Sends what anyone may send and is due. Answers whether anything happened. */
  async keepHouse(): Promise<boolean> {
    if (this.#proposalId === undefined || this.#phase === undefined || isEnd(this.#phase.state)) return false;
    const happened = await keepHouse(this.#stage, this.#proposalId, this.#people.anyone);
    if (happened) await this.refresh();
    return happened;
  }

  /** Moments to come at which something may happen. */
  moments(): readonly number[] {
    const { now } = this.#stage;
    const deadlines = this.#phase === undefined ? [] : comingMoments(this.#phase, now);
    return [...deadlines, ...this.#dues().map(({ at }) => at)].filter((moment) => moment > now);
  }

  /** Reads where the proposal stands and notes the states that it has entered. */
  async refresh(): Promise<void> {
    if (this.#proposalId === undefined) return;
    this.#phase = await this.#stage.record('phase', this.#proposalId);
    const state = this.#phase?.state;
    if (state === undefined || this.#timeline.some((entered) => entered.state === state)) return;
    this.#timeline.push({ state, at: this.#phase?.since ?? this.#stage.now });
  }

  async played(): Promise<PlayedVote> {
    const id = this.#proposalId;
    const proposal = id === undefined ? undefined : await this.#stage.record('proposal', id);
    const decision = id === undefined ? undefined : await this.#stage.record('decision', id);
    return {
      vote: this.vote,
      ...(proposal === undefined ? {} : { proposal }),
      ...(this.#phase === undefined ? {} : { phase: this.#phase }),
      ...(decision === undefined ? {} : { decision }),
      ballots: id === undefined ? [] : await this.#stage.records('ballot', id),
      timeline: this.#timeline,
      events: [...this.#events, ...this.#waiting.map((event) => ({ event }))],
      ...(this.#refused === undefined ? {} : { refused: this.#refused }),
    };
  }

  /** Every waiting event whose time is known, in the file's order. */
  #dues(): readonly Due[] {
    return this.#waiting.flatMap((event) => {
      const entered = this.#timeline.find(({ state }) => state === event.when);
      return entered === undefined ? [] : [{ event, at: entered.at + durationMs(event.after) }];
    });
  }

  async #sponsors(drafter: string): Promise<readonly string[]> {
    if (this.vote.sponsors !== undefined) return this.vote.sponsors;
    const proposal = await this.#stage.record('proposal', this.#proposalId ?? '');
    const charter = await this.#stage.records('charter');
    const track = charter.at(-1)?.charter.tracks[proposal?.trackId ?? ''];
    const memberId = this.#people.member(drafter)?.id ?? '';
    return this.#people.votersBeside(memberId).slice(0, track?.sponsors ?? 0);
  }

  #about(): { readonly proposalId: string } {
    return { proposalId: this.#proposalId ?? '' };
  }

  #noteRefusal(answer: Answer): void {
    if (!answer.ok) this.#refused ??= answer.refusal.code;
  }
}

/** The event and, if it is a ballot, the ballots of other members right after it at the same time. */
function withSameMoment(dues: readonly Due[], first: Due): readonly Due[] {
  const place = dues.indexOf(first);
  const ballots: Due[] = [];
  for (const due of dues.slice(place)) {
    const voters = ballots.map(({ event }) => event.by.split('.')[0]);
    const goesAlong =
      'ballot' in due.event && due.at === first.at && !voters.includes(due.event.by.split('.')[0]);
    if (!goesAlong) break;
    ballots.push(due);
  }
  return ballots.length === 0 ? [first] : ballots;
}
