import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { CaAttribute } from './attributes.js';
import { authenticationFailure, CA_ERROR, CaError } from './ca-error.js';
import type { CaStorage } from './ca-storage.js';

/** Wrong secrets in a row after which an identity is locked, fabric-ca's default. */
const MAX_WRONG_SECRETS = 10;
/** The lock stops guessing over the network; hashing only keeps secrets out of the files, so it may be cheap. */
const SCRYPT = { N: 1024 } as const;
const HASH_BYTES = 32;

const recordSchema = z.object({
  schemaVersion: z.literal(1),
  id: z.string(),
  type: z.string(),
  affiliation: z.string(),
  attributes: z.array(z.object({ name: z.string(), value: z.string(), ecert: z.boolean() })),
  salt: z.string(),
  secretHash: z.string(),
  /** −1: any number. */
  maxEnrolments: z.number(),
  enrolments: z.number(),
  wrongSecrets: z.number(),
});
type IdentityRecord = z.infer<typeof recordSchema>;

/** An identity that may enrol. */
export interface RegisteredIdentity {
  readonly id: string;
  /** `client`, `peer`, `admin`, `orderer`: becomes the certificate's organisational unit. */
  readonly type: string;
  /** Dotted path such as `org1.department1`; empty for the root. */
  readonly affiliation: string;
  readonly attributes: readonly CaAttribute[];
}

/** A new identity. */
export interface Registration extends RegisteredIdentity {
  readonly secret: string;
  /** How often it may enrol with its secret; −1: any number. */
  readonly maxEnrolments: number;
}

/** The identities of one authority. Changes go one after another, so that parallel guesses are all counted. */
export class IdentityRegistry {
  readonly #storage: CaStorage;
  #last: Promise<unknown> = Promise.resolve();

  constructor(storage: CaStorage) {
    this.#storage = storage;
  }

  async find(id: string): Promise<RegisteredIdentity | undefined> {
    return this.#read(id);
  }

  /** @throws CaError 409 when the id is taken. */
  register(registration: Registration): Promise<void> {
    return this.#exclusively(async () => {
      if (await this.#read(registration.id)) {
        throw new CaError(
          409,
          CA_ERROR.duplicateIdentity,
          `Registration of '${registration.id}' failed: Identity '${registration.id}' is already registered`,
        );
      }
      const salt = randomBytes(16);
      await this.#write({
        schemaVersion: 1,
        id: registration.id,
        type: registration.type,
        affiliation: registration.affiliation,
        attributes: [...registration.attributes],
        salt: salt.toString('hex'),
        secretHash: hashSecret(registration.secret, salt).toString('hex'),
        maxEnrolments: registration.maxEnrolments,
        enrolments: 0,
        wrongSecrets: 0,
      });
    });
  }

  /**
   * Checks a secret.
   * @throws CaError 401 for an unknown identity, a wrong secret, a spent one, or after ten wrong ones in a row.
   */
  login(id: string, secret: string): Promise<RegisteredIdentity> {
    return this.#exclusively(async () => {
      const record = await this.#read(id);
      if (!record) {
        throw authenticationFailure();
      }
      if (record.wrongSecrets >= MAX_WRONG_SECRETS) {
        throw new CaError(
          401,
          CA_ERROR.passwordAttempts,
          `Incorrect password entered ${record.wrongSecrets} times, max incorrect password limit of ${MAX_WRONG_SECRETS} reached`,
        );
      }
      const expected = Buffer.from(record.secretHash, 'hex');
      if (!timingSafeEqual(expected, hashSecret(secret, Buffer.from(record.salt, 'hex')))) {
        await this.#write({ ...record, wrongSecrets: record.wrongSecrets + 1 });
        throw authenticationFailure();
      }
      if (record.maxEnrolments >= 0 && record.enrolments >= record.maxEnrolments) {
        throw authenticationFailure();
      }
      if (record.wrongSecrets > 0) {
        await this.#write({ ...record, wrongSecrets: 0 });
      }
      return record;
    });
  }

  /** Counts an enrolment that has produced a certificate. */
  countEnrolment(id: string): Promise<void> {
    return this.#exclusively(async () => {
      const record = await this.#read(id);
      if (record) {
        await this.#write({ ...record, enrolments: record.enrolments + 1 });
      }
    });
  }

  async #read(id: string): Promise<IdentityRecord | undefined> {
    const value = await this.#storage.get(key(id));
    return value === undefined ? undefined : recordSchema.parse(JSON.parse(value));
  }

  #write(record: IdentityRecord): Promise<void> {
    return this.#storage.put(key(record.id), JSON.stringify(record));
  }

  #exclusively<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    // The next one waits for this one, whichever way it ends; its failure goes to its own caller.
    this.#last = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }
}

function key(id: string): string {
  return `identity/${id}`;
}

function hashSecret(secret: string, salt: Buffer): Buffer {
  return scryptSync(secret, salt, HASH_BYTES, SCRYPT);
}
