import { readJsonFile, writePrivateFile } from '@fabric-governance/launch/private-file';
import { z } from 'zod';
import { isAlive, markOf, type ProcessMark, processMarkSchema } from './process-mark.js';

const schema = z.record(z.string(), processMarkSchema);

/** Which background processes belong to a network, kept in a file, so that any later command knows them. */
export class ProcessTable {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** The living process of a program; undefined when it has none. */
  living(name: string): ProcessMark | undefined {
    const mark = this.#read()[name];
    return mark !== undefined && isAlive(mark) ? mark : undefined;
  }

  /** Names of all programs that live. */
  allLiving(): Readonly<Record<string, ProcessMark>> {
    return Object.fromEntries(Object.entries(this.#read()).filter(([, mark]) => isAlive(mark)));
  }

  /** Names of programs that were started and not stopped, and yet do not live. */
  died(): readonly string[] {
    return Object.entries(this.#read()).flatMap(([name, mark]) => (isAlive(mark) ? [] : [name]));
  }

  /** Notes a program's new process. */
  note(name: string, pid: number): ProcessMark {
    const mark = markOf(pid);
    this.#write({ ...this.#read(), [name]: mark });
    return mark;
  }

  /** Forgets a program that was stopped. */
  forget(name: string): void {
    this.#write(Object.fromEntries(Object.entries(this.#read()).filter(([other]) => other !== name)));
  }

  #read(): Readonly<Record<string, ProcessMark>> {
    return readJsonFile(this.#path, schema) ?? {};
  }

  #write(marks: Readonly<Record<string, ProcessMark>>): void {
    writePrivateFile(this.#path, `${JSON.stringify(marks, null, 2)}\n`);
  }
}
