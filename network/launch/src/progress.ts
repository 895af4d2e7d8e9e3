/** How a launch tells what it is doing. */
export interface Progress {
  /** Runs one named step. The work may say how far it is. */
  step<Result>(title: string, work: (detail: (text: string) => void) => Promise<Result>): Promise<Result>;
  /** One line that the person should read, now or later: a process that died, a file that changed. */
  notice(line: string): void;
}

/** Says nothing. */
export const SILENT: Progress = {
  step: (_title, work) => work(() => undefined),
  notice: () => undefined,
};
