import { resolve } from 'node:path';
import { ROOT } from '@fabric-governance/launch/paths';
import { isRecordedVotes, parseRecordedVotes } from './recorded-votes.js';
import { fromRecordedVotes } from './format/from-recorded-votes.js';
import { readData, scriptOf } from './format/read-replay-file.js';
import type { Script } from './format/script.js';
import { playScript, type PlayedScript } from './play/play-script.js';
import type { PlayedVote } from './play/vote-run.js';
import { FoundingRefused, type Stage } from './stage/stage.js';

/** The charter for recorded counts when none is named, from the repository's root. */
export const DEFAULT_CHARTER = 'network/charters/hyperledger-toc.yaml';

/** Founds a script's consortium somewhere. Throws `FoundingRefused` when the ledger refuses it. */
export type OpenStage = (script: Script, signal: AbortSignal) => Promise<Stage>;

export interface RunOptions {
  readonly file: string;
  readonly open: OpenStage;
  /** For files of recorded counts: the charter's rules; left out: the Hyperledger TOC's. */
  readonly charter?: string | undefined;
  readonly onProgress: (line: string) => void;
  /** Stops the run. */
  readonly signal: AbortSignal;
}

/** What a run came to. */
export interface RunResult {
  readonly script: Script;
  /** Where it was played; left out when nothing was founded. */
  readonly network?: Stage['network'];
  readonly played: PlayedScript;
  /** The refusal of the founding, when there was one: then there are no votes. */
  readonly foundingRefused?: FoundingRefused['refusal'];
  /** From the first proposal to the last decision, on the machine's clock. */
  readonly seconds: number;
}

/** A file of either form, ready to be played. Throws `ReplayFileError` or `RecordedVotesError` with all that is wrong. */
export function readScript(file: string, charter?: string): Script {
  const data = readData(file);
  if (!isRecordedVotes(data)) return scriptOf(data, file);
  const rules = readData(charter ?? resolve(ROOT, DEFAULT_CHARTER)) as Readonly<Record<string, unknown>>;
  return scriptOf(fromRecordedVotes(parseRecordedVotes(data, file), rules), file);
}

/** Founds the file's consortium, plays its votes and takes the consortium down again, whatever happens. */
export async function runReplay({ file, open, charter, onProgress, signal }: RunOptions): Promise<RunResult> {
  const script = readScript(file, charter);
  onProgress(`Founding a consortium of ${script.members.length} members`);
  let stage: Stage;
  try {
    stage = await open(script, signal);
  } catch (error) {
    if (!(error instanceof FoundingRefused)) throw error;
    return { script, played: { votes: [], events: [] }, foundingRefused: error.refusal, seconds: 0 };
  }
  // Not Date.now: the stage in memory has a clock of its own there.
  const begin = process.hrtime.bigint();
  const onOver = ({ vote, decision, phase }: PlayedVote): void => {
    onProgress(`${vote.id}: ${decision?.outcome ?? phase?.state ?? 'refused'}`);
  };
  try {
    const playing = script.refused === undefined ? playScript(script, stage, onOver) : nothing();
    const played = await Promise.race([playing, interruption(signal)]);
    const { network } = stage;
    return { script, network, played, seconds: Number(process.hrtime.bigint() - begin) / 1e9 };
  } finally {
    await stage.stop();
  }
}

function nothing(): Promise<PlayedScript> {
  return Promise.resolve({ votes: [], events: [] });
}

/** Never resolves; rejects when the person has had enough. */
function interruption(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('Interrupted: the consortium of the replay is taken down.'));
    });
  });
}
