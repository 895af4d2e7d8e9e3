import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const LARGEST = 10_000_000;

/** A process's log: its output is appended by the process itself, so that nothing is lost when the launcher dies. */
export class LogFile {
  readonly path: string;

  constructor(folder: string, name: string) {
    mkdirSync(folder, { recursive: true });
    this.path = join(folder, `${name}.log`);
  }

  /** Opens the log for a new process; a large one is first put aside as `.old`. Close the descriptor once it is handed on. */
  open(): { readonly descriptor: number; close(): void } {
    if (existsSync(this.path) && statSync(this.path).size > LARGEST) {
      renameSync(this.path, `${this.path}.old`);
    }
    const descriptor = openSync(this.path, 'a');
    return {
      descriptor,
      close: () => {
        closeSync(descriptor);
      },
    };
  }

  /** The last lines that are not empty. */
  tail(lines: number): readonly string[] {
    if (!existsSync(this.path)) {
      return [];
    }
    const all = readFileSync(this.path, 'utf8').split('\n');
    return all.filter((line) => line.trim() !== '').slice(-lines);
  }
}
