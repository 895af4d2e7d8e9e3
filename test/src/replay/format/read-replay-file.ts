import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { TRANSACTIONS } from '@fabric-governance/chaincode/contracts/transactions';
import { castOf, type CastMember } from './cast.js';
import { completeCharter } from './complete-charter.js';
import { problemsOf, refuseProblems, ReplayFileError } from './format-error.js';
import { offsetOf } from './moments.js';
import { replayFileSchema, type ReplayFile } from './replay-file.js';
import { scriptedVotes, type Script, type ScriptedVote } from './script.js';

type Loose = Readonly<Record<string, unknown>>;

/** The parsed contents of a JSON or YAML file. Throws `ReplayFileError` when it cannot be read. */
export function readData(file: string): unknown {
  try {
    // JSON is YAML, too.
    return parse(readFileSync(file, 'utf8')) as unknown;
  } catch (cause) {
    const why = existsSync(file)
      ? `this is neither JSON nor YAML: ${String(cause)}`
      : 'there is no such file';
    throw new ReplayFileError(`${file}: ${why}`, { cause });
  }
}

/** A replay file by its contents. Throws `ReplayFileError` with everything that is wrong with it. */
export function scriptOf(data: unknown, file: string): Script {
  const parsed = replayFileSchema.safeParse(data);
  if (!parsed.success) {
    refuseProblems(file, problemsOf(parsed.error.issues));
    throw parsed.error;
  }
  const content = parsed.data;
  const charter = completeCharter(charterOf(content, file), file);
  const members = castOf(content.members, charter);
  const votes = scriptedVotes(content.votes, members);
  refuseProblems(file, [
    ...duplicates(
      'members',
      members.map(({ id }) => id),
    ),
    ...duplicates(
      'votes',
      votes.map(({ id }) => id),
    ),
    ...votes.flatMap((vote) => voteProblems(vote, members)),
    ...votes.flatMap((vote, index) => secondCallProblems(vote, votes.slice(0, index))),
    ...timeProblems(content),
  ]);
  const { title, events, refused } = content;
  return { title, start: Date.parse(content.start), charter, members, votes, events, refused };
}

function charterOf({ charter }: ReplayFile, file: string): Loose {
  if (typeof charter !== 'string') return charter;
  const data = readData(resolve(dirname(file), charter));
  if (typeof data === 'object' && data !== null) return data as Loose;
  throw new ReplayFileError(`${charter}: this is no charter`);
}

function duplicates(what: string, ids: readonly string[]): readonly string[] {
  return ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => `${what}: ${id} stands here more than once`);
}

/** A second call calls again what stands before it. */
function secondCallProblems({ id, secondCallOf }: ScriptedVote, before: readonly ScriptedVote[]): string[] {
  if (secondCallOf === undefined || before.some((vote) => vote.id === secondCallOf)) return [];
  return [`votes ${id}: secondCallOf: there is no vote ${secondCallOf} before it`];
}

/** Dates before the file's beginning. */
function timeProblems({ start, votes, events }: ReplayFile): string[] {
  const stated = [...votes, ...votes.flatMap((vote) => vote.events), ...events].flatMap(({ at }) => at ?? []);
  return stated
    .filter((at) => offsetOf(at, Date.parse(start)) < 0)
    .map((at) => `at: ${at} is before the file begins, see \`start\` (${start})`);
}

/** Names that lead nowhere: they would make a replay differ for a slip of the pen. */
function voteProblems(
  { id, events, proposer, sponsors = [] }: ScriptedVote,
  members: readonly CastMember[],
): readonly string[] {
  const people = new Set(
    members.flatMap((member) => [member.id, ...member.people.map((person) => person.id)]),
  );
  const named = [...(proposer === undefined ? [] : [proposer]), ...sponsors, ...events.map(({ by }) => by)];
  const strangers = [...new Set(named)].filter((name) => !people.has(name));
  const unknown = events.flatMap((event) =>
    'send' in event && !(event.send in TRANSACTIONS) ? [event.send] : [],
  );
  return [
    ...strangers.map(
      (name) => `votes ${id}: ${name === '' ? 'more ballots than members that vote' : `there is no ${name}`}`,
    ),
    ...unknown.map((name) => `votes ${id}: there is no transaction ${name}`),
  ];
}
