/** A program to run in the background and how to know that it serves. */
export interface Program {
  /** Unique, and the log file's name: `orderer1`, `peer.aurora-bank`. */
  readonly name: string;
  /** For people: "peer of Aurora Bank". */
  readonly title: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Working folder. */
  readonly folder: string;
  /** Settles once the program serves; may poll for ever, it is given up from outside. */
  ready(signal: AbortSignal): Promise<void>;
}
