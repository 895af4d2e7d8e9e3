/** A program to run and how to know that it is up. */
export interface ProcessSpec {
  /** Unique, and the log file's name: `devnet`, `gateway.aurora-bank`. */
  readonly name: string;
  /** For people: "gateway of Aurora Bank". */
  readonly title: string;
  /** Absolute path of the JavaScript file. */
  readonly script: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Settles once the program serves; may poll for ever, it is given up from outside. */
  ready(signal: AbortSignal): Promise<void>;
}

/** Variables of our own environment that every program gets; whatever else it needs is in its spec. */
const INHERITED = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'TEMP', 'SystemRoot', 'NODE_OPTIONS'];

/** The whole environment of a program. */
export function environmentOf(spec: ProcessSpec): Record<string, string> {
  const inherited = INHERITED.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(inherited), NODE_ENV: 'production', ...spec.env };
}
