/** The file cannot be replayed; the message has one line for each thing that is wrong. */
export class ReplayFileError extends Error {
  override readonly name = 'ReplayFileError';
}

/** Throws `ReplayFileError` with these problems, if there are any. */
export function refuseProblems(file: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  throw new ReplayFileError(problems.map((problem) => `${file}: ${problem}`).join('\n'));
}
