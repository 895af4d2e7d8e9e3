/** Longest waits, in milliseconds: for what may just be starting, and for what was not there a moment ago. */
const WAIT = { starting: 1_000, missing: 200, moment: 10_000 } as const;

/**
 * How long to wait for a chaincode that is not there. A gateway asks one organisation after the other, and applications
 * grant a query some seconds only, so what was missed a moment ago is not waited for at length again.
 */
export class Patience {
  #missedAt: number | undefined;

  /** In milliseconds. */
  get wait(): number {
    const isMissing = this.#missedAt !== undefined && Date.now() - this.#missedAt < WAIT.moment;
    return isMissing ? WAIT.missing : WAIT.starting;
  }

  found(): void {
    this.#missedAt = undefined;
  }

  missed(): void {
    this.#missedAt = Date.now();
  }
}
