import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launch, type Launched } from '@fabric-governance/launch/launch';
import { ROOT } from '@fabric-governance/launch/paths';
import { actAs } from '../client/access.js';
import type { Actor } from '../client/actor.js';
import { atMost } from './at-most.js';
import { readRecordedVotes } from './recorded-votes.js';
import { DEFAULT_CHARTER, writeReplayConsortium } from './replay-consortium.js';
import { replayVotes, type ReplayedVote } from './replay.js';

/** People that enrol at the same time. */
const ENROLLING_AT_ONCE = 4;

export interface RunOptions {
  /** Path of the file of recorded votes. */
  readonly file: string;
  /** Path of the charter's rules; left out: the Hyperledger TOC's. */
  readonly charter?: string | undefined;
  readonly onProgress: (line: string) => void;
  /** Stops the run. */
  readonly signal: AbortSignal;
}

export interface RunResult {
  readonly results: readonly ReplayedVote[];
  /** From the first proposal to the last decision. */
  readonly replaySeconds: number;
  /** To found and start the consortium. */
  readonly launchSeconds: number;
}

/**
 * Founds a consortium of its own in a temporary folder, replays the file's votes on it and takes it down again, whatever happens.
 * Throws `RecordedVotesError` or `ReplayCharterError` before anything is started.
 */
export async function runReplay({ file, charter, onProgress, signal }: RunOptions): Promise<RunResult> {
  const votes = readRecordedVotes(file);
  const folder = mkdtempSync(join(tmpdir(), 'replay-'));
  let launched: Launched | undefined;
  try {
    const consortium = writeReplayConsortium(folder, votes, charter ?? resolve(ROOT, DEFAULT_CHARTER));
    onProgress(`Founding a consortium of ${votes.electorate} members`);
    const start = Date.now();
    launched = await launch({
      file: consortium.file,
      dataDir: join(folder, 'data'),
      randomPorts: true,
      signal,
    });
    const enrolling = atMost(ENROLLING_AT_ONCE);
    const running = launched;
    const actors: readonly Actor[] = await Promise.all(
      consortium.representatives.map((personId) => enrolling(() => actAs(running, personId))),
    );
    const begin = Date.now();
    const cases = votes.votes.length * Object.keys(votes.rules).length;
    onProgress(
      `Replaying ${votes.votes.length} votes under each of ${Object.keys(votes.rules).length} tracks`,
    );
    let decided = 0;
    const onDecided = ({ vote, trackId, outcome }: ReplayedVote): void => {
      decided += 1;
      onProgress(`${decided} of ${cases}: ${vote.date} ${trackId}: ${outcome}`);
    };
    const results = await Promise.race([replayVotes({ votes, actors, onDecided }), interruption(signal)]);
    return { results, replaySeconds: (Date.now() - begin) / 1000, launchSeconds: (begin - start) / 1000 };
  } finally {
    await launched?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Never resolves; rejects when the person has had enough. */
function interruption(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('Interrupted: the consortium of the replay is taken down.'));
    });
  });
}
