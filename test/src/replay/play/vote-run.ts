import type { Charter, Track } from '@fabric-governance/chaincode/governance/charter';
import { durationMs } from '@fabric-governance/chaincode/governance/calendar/duration';
import { earlyCloseFrom } from '@fabric-governance/chaincode/governance/lifecycle/early-close';
import type { DecisionRecord } from '@fabric-governance/chaincode/governance/records/decisions';
import type { PhaseRecord, ProposalRecord } from '@fabric-governance/chaincode/governance/records/proposals';
import { exitOf } from '@fabric-governance/chaincode/governance/membership/exit';
import type { ProposalState } from '@fabric-governance/chaincode/governance/states';
import { padded } from '@fabric-governance/chaincode/ledger/keys';
import { stateOf, type BallotEvent, type ReplayEvent } from '../format/events.js';
import type { ScriptedVote } from '../format/script.js';
import type { Answer, Stage } from '../stage/stage.js';
import { revealBallot } from './cast.js';
import { comingMoments, isEnd, keepHouse } from './housekeeping.js';
import type { People } from './people.js';
import { perform } from './perform.js';
import type { Scene } from './scene.js';
import { recordsOf, type VoteRecords } from './vote-records.js';

/** An event that was done, or never could be. */
export interface PlayedEvent {
  readonly event: ReplayEvent;
  /** The reveal of a ballot that was cast before. */
  readonly reveal?: true;
  /** When it was done; left out: the state that it waits for never came. */
  readonly at?: number;
  readonly refused?: string;
  /** A ballot, a reveal or a recusal that came too late, since the vote had been decided early. */
  readonly late?: true;
}

/** A state that the proposal was in, and since when. */
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
  readonly records: VoteRecords;
  readonly timeline: readonly Entered[];
  readonly events: readonly PlayedEvent[];
  /** The code with which the draft or the submission was refused. */
  readonly refused?: string;
}

/** Something to be done so long after a state has begun, or at a moment. */
interface Task {
  readonly event: ReplayEvent;
  readonly reveal?: true;
  readonly time: { readonly state: ProposalState; readonly after: number } | { readonly moment: number };
  readonly act: (scene: Scene) => Promise<Answer>;
}

interface Due {
  readonly task: Task;
  readonly at: number;
}

/** Where a vote is played. */
export interface Setting {
  readonly stage: Stage;
  readonly people: People;
  /** The moment on the stage's clock at which an offset from the file's beginning comes. */
  readonly momentOf: (at: string) => number;
  /** The proposal of an earlier vote, by the vote's id. */
  readonly proposalOf: (voteId: string) => string | undefined;
}

/** One vote being played. */
export class VoteRun {
  readonly vote: ScriptedVote;
  readonly #setting: Setting;
  readonly #stage: Stage;
  readonly #people: People;
  readonly #waiting: Task[];
  readonly #events: PlayedEvent[] = [];
  readonly #timeline: Entered[] = [];
  #proposalId: string | undefined;
  #drafter: string | undefined;
  #charter: Charter | undefined;
  #trackId: string | undefined;
  #phase: PhaseRecord | undefined;
  #exitWaitsUntil: number | undefined;
  #refused: string | undefined;

  constructor(vote: ScriptedVote, setting: Setting) {
    this.vote = vote;
    this.#setting = setting;
    this.#stage = setting.stage;
    this.#people = setting.people;
    this.#waiting = vote.events.map((event) => ({
      event,
      time:
        event.at === undefined
          ? { state: stateOf(event), after: durationMs(event.after) }
          : { moment: setting.momentOf(event.at) },
      act: (scene) => perform(event, scene),
    }));
  }

  /** Left out while there is none. */
  get proposalId(): string | undefined {
    return this.#proposalId;
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
      ...{ title: matter, description: '', actions },
      ...(track === undefined ? {} : { trackId: track }),
      ...this.#secondCall(),
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
    this.#charter = await this.#findCharter();
    this.#trackId = (await this.#stage.record('proposal', drafted.txId))?.trackId;
    for (const sponsor of this.#sponsors(drafter)) {
      const who = this.#people.person(sponsor, 'proposal.sponsor');
      this.#noteRefusal(await this.#stage.send(who, { name: 'Proposals:sponsor', input: this.#about() }));
    }
    this.#noteRefusal(await this.#stage.send(drafter, { name: 'Proposals:submit', input: this.#about() }));
    await this.refresh();
  }

  /** What is due first, by its time and then by its place in the file. */
  nextDue(): Due | undefined {
    return this.#nextOf(this.#dues());
  }

  /**
   * Does what is due first. Ballots that different members cast at the same time go together: their order means nothing, and
   * on a network it saves waiting.
   */
  async doNext(): Promise<void> {
    const dues = this.#dues();
    const first = this.#nextOf(dues);
    if (first === undefined) return;
    const together = withSameMoment(dues, first);
    for (const { task } of together) this.#waiting.splice(this.#waiting.indexOf(task), 1);
    const scene = this.#scene();
    const answers = await this.#stage.together(
      together.map(
        ({ task }) =>
          () =>
            task.act(scene),
      ),
    );
    for (const [index, { task }] of together.entries()) {
      const answer = answers[index];
      if (answer !== undefined) this.#note(task, answer);
    }
    await this.refresh();
  }

  /** Sends what anyone may send and is due. Answers whether anything happened. */
  async keepHouse(): Promise<boolean> {
    if (this.#phase === undefined || isEnd(this.#phase.state)) return false;
    const happened = await keepHouse(this.#stage, this.#phase, this.#people.anyone);
    if (happened) await this.refresh();
    return happened;
  }

  /** Moments to come at which something may happen. */
  moments(): readonly number[] {
    const { now } = this.#stage;
    const deadlines =
      this.#phase === undefined
        ? []
        : comingMoments({ phase: this.#phase, exitWaitsUntil: this.#exitWaitsUntil }, now);
    return [...deadlines, ...this.#earlyClose(), ...this.#dues().map(({ at }) => at)].filter(
      (moment) => moment > now,
    );
  }

  /** Of an exit that was declared: until when it waits for what its institution has left open. */
  async #findExitWait(proposalId: string): Promise<number | undefined> {
    const proposal = await this.#stage.record('proposal', proposalId);
    const exit = exitOf(proposal?.actions ?? []);
    if (exit === undefined) return undefined;
    return (await this.#stage.record('member', exit.memberId))?.exit?.waitsUntil;
  }

  /** Reads where the proposal stands and notes the state, if it is another than before. */
  async refresh(): Promise<void> {
    if (this.#proposalId === undefined) return;
    this.#phase = await this.#stage.record('phase', this.#proposalId);
    if (this.#phase === undefined) return;
    this.#exitWaitsUntil = await this.#findExitWait(this.#proposalId);
    const { state, since } = this.#phase;
    const last = this.#timeline.at(-1);
    if (last?.state !== state || last.at !== since) this.#timeline.push({ state, at: since });
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
      records: id === undefined ? {} : await recordsOf(this.#stage, id),
      timeline: this.#timeline,
      events: [...this.#events.map((one) => markedLate(one, decision)), ...this.#waiting.map(loggedTask)],
      ...(this.#refused === undefined ? {} : { refused: this.#refused }),
    };
  }

  #scene(): Scene {
    return {
      stage: this.#stage,
      people: this.#people,
      proposalId: this.#proposalId,
      drafter: this.#drafter,
      secret: this.#track?.secret !== undefined,
    };
  }

  #note(task: Task, answer: Answer): void {
    const refused = answer.ok ? {} : { refused: answer.refusal.code };
    this.#events.push({ ...loggedTask(task), at: this.#stage.now, ...refused });
    const { event } = task;
    if (answer.ok && task.reveal === undefined && 'ballot' in event && this.#track?.secret !== undefined) {
      this.#awaitReveal(event);
    }
  }

  /** A secret ballot is revealed at its time; one that was changed meanwhile is not. */
  #awaitReveal(event: BallotEvent): void {
    const earlier = this.#waiting.findIndex(
      ({ reveal, event: { by } }) => reveal === true && by === event.by,
    );
    if (earlier >= 0) this.#waiting.splice(earlier, 1);
    if (event.reveal === false) return;
    const ballot = { by: event.by, said: event.ballot, reason: event.reason };
    this.#waiting.push({
      event,
      reveal: true,
      time: { state: 'reveal', after: durationMs(event.reveal) },
      act: (scene) => revealBallot(ballot, scene),
    });
  }

  /** The moment from which the vote may end early. */
  #earlyClose(): readonly number[] {
    const [phase, track, charter] = [this.#phase, this.#track, this.#charter];
    if (phase?.state !== 'voting' || track === undefined || charter === undefined) return [];
    return [earlyCloseFrom({ track, charter }, phase) ?? phase.since];
  }

  #nextOf(dues: readonly Due[]): Due | undefined {
    return dues
      .filter(({ at }) => at <= this.#stage.now)
      .reduce<Due | undefined>(
        (first, due) => (first === undefined || due.at < first.at ? due : first),
        undefined,
      );
  }

  /** Every task whose time is known, in the file's order. */
  #dues(): readonly Due[] {
    return this.#waiting.flatMap((task) => {
      const { time } = task;
      if ('moment' in time) return [{ task, at: time.moment }];
      const entered = this.#timeline.find(({ state }) => state === time.state);
      return entered === undefined ? [] : [{ task, at: entered.at + time.after }];
    });
  }

  /** The charter by which the proposal goes: the one in force as it is drafted. */
  async #findCharter(): Promise<Charter | undefined> {
    const consortium = await this.#stage.record('consortium', '0');
    const version = await this.#stage.record('charter', padded(consortium?.charterVersion ?? 1, 6));
    return version?.charter;
  }

  /** The track by which it goes now: its own, or the standard one after an urgent vote was converted. */
  get #track(): Track | undefined {
    return this.#charter?.tracks[this.#phase?.trackId ?? this.#trackId ?? ''];
  }

  #sponsors(drafter: string): readonly string[] {
    if (this.vote.sponsors !== undefined) return this.vote.sponsors;
    const memberId = this.#people.member(drafter)?.id ?? '';
    return this.#people.votersBeside(memberId).slice(0, this.#track?.sponsors ?? 0);
  }

  #secondCall(): { readonly secondCallOf?: string } {
    const { secondCallOf } = this.vote;
    const proposalId = secondCallOf === undefined ? undefined : this.#setting.proposalOf(secondCallOf);
    return proposalId === undefined ? {} : { secondCallOf: proposalId };
  }

  #about(): { readonly proposalId: string } {
    return { proposalId: this.#proposalId ?? '' };
  }

  #noteRefusal(answer: Answer): void {
    if (!answer.ok) this.#refused ??= answer.refusal.code;
  }
}

/** What a file has happen after a vote that was decided early has nothing to do any more: it is no slip of the file. */
function markedLate(played: PlayedEvent, decision: DecisionRecord | undefined): PlayedEvent {
  const { event, at, refused } = played;
  const late =
    decision?.early === true &&
    refused !== undefined &&
    event.refused === undefined &&
    (at ?? 0) >= decision.decidedAt &&
    ('ballot' in event || 'recuse' in event);
  return late ? { ...played, late: true } : played;
}

function loggedTask({ event, reveal }: Task): PlayedEvent {
  return { event, ...(reveal === undefined ? {} : { reveal }) };
}

/** The task and, if it is a ballot, the ballots of other members right after it at the same time. */
function withSameMoment(dues: readonly Due[], first: Due): readonly Due[] {
  const ballots: Due[] = [];
  for (const due of dues.slice(dues.indexOf(first))) {
    const voters = ballots.map(({ task }) => memberOf(task));
    const goesAlong =
      'ballot' in due.task.event && due.at === first.at && !voters.includes(memberOf(due.task));
    if (!goesAlong) break;
    ballots.push(due);
  }
  return ballots.length === 0 ? [first] : ballots;
}

function memberOf({ event }: Task): string | undefined {
  return event.by.split('.')[0];
}
