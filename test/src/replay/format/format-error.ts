import type { z } from 'zod';

/** The file cannot be replayed; the message has one line for each thing that is wrong. */
export class ReplayFileError extends Error {
  override readonly name = 'ReplayFileError';
}

/** Throws `ReplayFileError` with these problems, if there are any. */
export function refuseProblems(file: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  throw new ReplayFileError(problems.map((problem) => `${file}: ${problem}`).join('\n'));
}

type Issue = z.core.$ZodIssue;

/**
 * What a schema found wrong, one line each: where, and what. Where several forms are allowed, what is wrong is told of the form that the
 * data come closest to.
 */
export function problemsOf(issues: readonly Issue[], place: readonly PropertyKey[] = []): readonly string[] {
  return issues.flatMap((issue) => {
    const path = [...place, ...issue.path];
    const [closest] =
      issue.code === 'invalid_union'
        ? [...issue.errors].sort((left, right) => distance(left) - distance(right))
        : [];
    if (closest !== undefined && closest.some((one) => one.path.length > 0 || isKeys(one))) {
      return problemsOf(closest, path);
    }
    if (issue.code === 'invalid_key') return problemsOf(issue.issues, path);
    const words = closest === undefined ? issue.message : formsOf(issue);
    return [`${path.map(String).join('.') || 'the whole file'}: ${words}`];
  });
}

/** How far data are from a form: a value of another type than any of its own is the furthest. */
function distance(issues: readonly Issue[]): number {
  return issues.reduce(
    (sum, issue) =>
      sum + (issue.path.length === 0 && !isKeys(issue) ? 100 : isKeys(issue) ? issue.keys.length * 2 : 1),
    0,
  );
}

function isKeys(issue: Issue): issue is z.core.$ZodIssueUnrecognizedKeys {
  return issue.code === 'unrecognized_keys';
}

/** What each of the allowed forms asks for. */
function formsOf(issue: Issue): string {
  if (issue.code !== 'invalid_union') return issue.message;
  return [...new Set(issue.errors.flatMap((errors) => errors.map(formsOf)))].join('; or ');
}
