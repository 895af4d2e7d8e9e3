import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type RefusalPage, type RefusedAttempt, refusedAttemptSchema } from '../contract/audit.js';
import type { PageQuery } from '../contract/cursor.js';
import { pageOf } from '../views/page.js';

/** Refused attempts at this gateway, one JSON line each, kept across restarts (R37). */
export class RefusalsLog {
  readonly #file: string;
  /** Oldest first. */
  readonly #attempts: RefusedAttempt[];

  constructor(dataDir: string) {
    this.#file = path.join(dataDir, 'refusals.jsonl');
    const text = existsSync(this.#file) ? readFileSync(this.#file, 'utf8') : '';
    this.#attempts = readAttempts(text);
    // So that the next line does not join one that was cut off.
    if (text !== '' && !text.endsWith('\n')) appendFileSync(this.#file, '\n');
  }

  add(attempt: RefusedAttempt): void {
    appendFileSync(this.#file, `${JSON.stringify(attempt)}\n`, { mode: 0o600 });
    this.#attempts.push(attempt);
  }

  /** Newest first. */
  page(query: PageQuery): RefusalPage {
    const { items, total, rest } = pageOf(this.#attempts, query);
    return { refusals: [...items], total, ...rest };
  }
}

/** A line cut off by a crash is left out; its attempt was not answered either. */
function readAttempts(text: string): RefusedAttempt[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const attempt = refusedAttemptSchema.safeParse(parseLine(line));
      return attempt.success ? [attempt.data] : [];
    });
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
