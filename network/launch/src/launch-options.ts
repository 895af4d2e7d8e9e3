import type { Progress } from './progress.js';

/** What to launch, and how. */
export interface LaunchOptions {
  /** The consortium file. */
  readonly file: string;
  /** Where everything is kept; `.data/<the file's name>` of the project if left out. */
  readonly dataDir?: string | undefined;
  /** Begin anew: delete what an earlier launch has written into the data folder. */
  readonly reset?: boolean | undefined;
  /** Port of the landing page; consoles follow it. Else the file's. */
  readonly landingPort?: number | undefined;
  /** Choose free ports instead of the file's. */
  readonly randomPorts?: boolean | undefined;
  readonly progress?: Progress | undefined;
  /** Gives up a launch that is under way; what was started is stopped. */
  readonly signal?: AbortSignal | undefined;
}
