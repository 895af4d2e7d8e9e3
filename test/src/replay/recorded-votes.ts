import { z } from 'zod';

/** How a recorded vote can end, in the words of the file. */
export const RECORDED_OUTCOMES = ['passed', 'rejected', 'no-quorum'] as const;
export type RecordedOutcome = (typeof RECORDED_OUTCOMES)[number];

const outcome = z.enum(RECORDED_OUTCOMES);
const count = z.int().min(0);

const voteSchema = z.looseObject({
  date: z.string().min(1),
  matter: z.string().min(1).max(200),
  yes: count,
  no: count,
  abstain: count,
  absent: count,
  /** What the minutes say. */
  recorded: outcome,
  /** The outcome to expect, by track. Where the first of the rules is not among them, `recorded` is expected under it. */
  under: z.record(z.string(), outcome).optional(),
});
export type RecordedVote = Readonly<z.infer<typeof voteSchema>>;

const fileSchema = z.looseObject({
  /** Members, one representative each. */
  electorate: z.int().min(1).max(100),
  /** Track id → the rule in words. */
  rules: z
    .record(z.string(), z.string())
    .refine((rules) => Object.keys(rules).length > 0, 'at least one rule'),
  votes: z.array(voteSchema).min(1),
});
export type RecordedVotes = Readonly<z.infer<typeof fileSchema>>;

/** The file cannot be replayed; the message has one line for each thing that is wrong. */
export class RecordedVotesError extends Error {
  override readonly name = 'RecordedVotesError';
}

/** Whether data are recorded counts in this form, rather than a replay file, which says its version. */
export function isRecordedVotes(data: unknown): boolean {
  return typeof data === 'object' && data !== null && !('schemaVersion' in data) && 'electorate' in data;
}

/** Checks the contents of such a file. Throws `RecordedVotesError` with every finding. */
export function parseRecordedVotes(data: unknown, file: string): RecordedVotes {
  const parsed = fileSchema.safeParse(data);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `${file}: ${place(path)}: ${message}`);
    throw new RecordedVotesError(lines.join('\n'));
  }
  const problems = parsed.data.votes.flatMap((vote, index) => problemsOf(vote, index, parsed.data));
  if (problems.length > 0)
    throw new RecordedVotesError(problems.map((problem) => `${file}: ${problem}`).join('\n'));
  return parsed.data;
}

/** What is expected of a vote under a track; null where the file says nothing. */
export function expectedOutcome(
  votes: RecordedVotes,
  vote: RecordedVote,
  trackId: string,
): RecordedOutcome | null {
  const byMinutes = trackId === Object.keys(votes.rules)[0] ? vote.recorded : null;
  return vote.under?.[trackId] ?? byMinutes;
}

function problemsOf(
  vote: RecordedVote,
  index: number,
  { electorate, rules }: RecordedVotes,
): readonly string[] {
  const { yes, no, abstain, absent } = vote;
  const sum = yes + no + abstain + absent;
  const name = `votes[${index}] (${vote.date}, ${vote.matter})`;
  const unknown = Object.keys(vote.under ?? {}).filter((track) => !(track in rules));
  return [
    ...(sum === electorate
      ? []
      : [
          `${name}: ${yes} yes + ${no} no + ${abstain} abstain + ${absent} absent = ${sum}, but the electorate is ${electorate}. Correct the counts.`,
        ]),
    ...unknown.map(
      (track) => `${name}: under.${track}: there is no such rule. Rules: ${Object.keys(rules).join(', ')}.`,
    ),
  ];
}

function place(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'the whole file' : path.map(String).join('.');
}
