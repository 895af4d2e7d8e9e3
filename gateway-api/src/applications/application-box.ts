import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { signedApplicationSchema } from '../contract/applications.js';
import { memberIdSchema, millisSchema, sha256Schema } from '../contract/scalars.js';
import { ApiFailure } from '../errors/api-failure.js';

const MOST_RECEIVED = 1_000;

const boxedSchema = z.object({
  id: sha256Schema,
  direction: z.enum(['received', 'sent']),
  at: millisSchema,
  sponsorMemberId: memberIdSchema.exactOptional(),
  signed: signedApplicationSchema,
});
/** An application as kept, word for word as it was signed. */
export type BoxedApplication = z.infer<typeof boxedSchema>;

/** Applications received as a sponsor or sent while outside; one file each. */
export class ApplicationBox {
  readonly #directory: string;
  readonly #applications = new Map<string, BoxedApplication>();

  constructor(
    dataDir: string,
    readonly limit: number = MOST_RECEIVED,
  ) {
    this.#directory = path.join(dataDir, 'applications');
    mkdirSync(this.#directory, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(this.#directory).filter(
      (entry) => entry.endsWith('.json') && !entry.startsWith('.'),
    )) {
      const file = path.join(this.#directory, name);
      const boxed = boxedSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      this.#applications.set(name, boxed);
    }
  }

  /** The same application again changes nothing. @throws ApiFailure APPLICATION_INBOX_FULL */
  async add(application: BoxedApplication): Promise<void> {
    const name = fileName(application);
    if (this.#applications.has(name)) return;
    if (this.#applications.size >= this.limit)
      throw new ApiFailure('APPLICATION_INBOX_FULL', { limit: this.limit });
    const temporary = path.join(this.#directory, `.${name}.${randomUUID()}`);
    await writeFile(temporary, JSON.stringify(application), { mode: 0o600 });
    await rename(temporary, path.join(this.#directory, name));
    this.#applications.set(name, application);
  }

  /** Newest first. */
  list(): readonly BoxedApplication[] {
    return [...this.#applications.values()].sort((left, right) => right.at - left.at);
  }
}

function fileName({ direction, id, sponsorMemberId }: BoxedApplication): string {
  return [direction, ...(sponsorMemberId ? [sponsorMemberId] : []), id].join('-') + '.json';
}
