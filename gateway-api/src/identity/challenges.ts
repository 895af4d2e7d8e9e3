import { randomBytes } from 'node:crypto';
import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import type { Challenge } from '../contract/session.js';

const LIFETIME_MS = 2 * 60_000;
const MOST_OPEN = 10_000;

/** Texts to be signed for signing in: each lives shortly and counts once. */
export class Challenges {
  /** In order of expiry, since all live equally long. */
  readonly #open = new Map<string, number>();

  constructor(
    readonly memberId: MemberId,
    readonly now: () => number = Date.now,
  ) {}

  /** The text says what it is for, so that it can be mistaken for nothing else that a key may sign. */
  issue(): Challenge {
    this.#forgetOld();
    const expiresAt = this.now() + LIFETIME_MS;
    const challenge = `fabric-governance sign-in to ${this.memberId}: ${randomBytes(32).toString('base64url')}`;
    this.#open.set(challenge, expiresAt);
    return { challenge, expiresAt };
  }

  /** Takes the challenge away; false when it was used, has expired or was never issued. */
  use(challenge: string): boolean {
    const expiresAt = this.#open.get(challenge);
    this.#open.delete(challenge);
    return expiresAt !== undefined && this.now() <= expiresAt;
  }

  #forgetOld(): void {
    const now = this.now();
    for (const [challenge, expiresAt] of this.#open) {
      if (expiresAt >= now && this.#open.size < MOST_OPEN) return;
      this.#open.delete(challenge);
    }
  }
}
