/** A place in a file, counted from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong in a consortium file: where, and what to do about it. */
export interface Problem extends Position {
  /** The value in question, as a path such as `institutions[0].weight`; empty for the whole file. */
  readonly path: string;
  /** A sentence or two: what is wrong and what to write instead. */
  readonly message: string;
}

/** Steps from the top of a document to a value in it. */
export type DocumentPath = readonly (string | number)[];

/** A path as people write it: `institutions[0].people[1].id`. */
export function pathText(path: DocumentPath): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}

/** One line, in the form that editors and terminals make clickable: `file:line:column  path: message`. */
export function problemText(problem: Problem): string {
  const place = `${problem.file}:${problem.line}:${problem.column}`;
  return problem.path === ''
    ? `${place}  ${problem.message}`
    : `${place}  ${problem.path}: ${problem.message}`;
}

/** The consortium file cannot be used. Its message has one line for each problem, in the order of the file. */
export class ConsortiumFileError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemText).join('\n'));
    this.name = 'ConsortiumFileError';
    this.problems = problems;
  }
}
