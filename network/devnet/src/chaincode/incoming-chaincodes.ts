import { EventEmitter, once } from 'node:events';
import type { ChaincodeSession } from './chaincode-session.js';
import { uninvited } from './registration.js';

/** Told of the chaincodes that come to a peer. */
export interface IncomingObserver {
  /** A chaincode of this id may come from now on. */
  expected(id: string): void;
  registered(id: string): void;
  refused(reason: string): void;
}

/** The chaincodes that connect to one peer by themselves, as in Fabric's development mode, by the id they register under. */
export class IncomingChaincodes {
  readonly #observer: IncomingObserver;
  readonly #expected = new Set<string>();
  readonly #sessions = new Map<string, ChaincodeSession>();
  readonly #arrivals = new EventEmitter().setMaxListeners(0);

  constructor(observer: IncomingObserver) {
    this.#observer = observer;
  }

  /** Lets a chaincode of this id register. */
  expect(id: string): void {
    if (!this.#expected.has(id)) {
      this.#expected.add(id);
      this.#observer.expected(id);
    }
  }

  /**
   * Takes a chaincode up, if it may come.
   *
   * @returns why it may not, in Fabric's words
   */
  register(id: string, session: ChaincodeSession): string | undefined {
    const refusal = this.#refusal(id);
    if (refusal === undefined) {
      this.#sessions.set(id, session);
      this.#observer.registered(id);
      this.#arrivals.emit(arrivalOf(id));
    } else {
      this.#observer.refused(refusal);
    }
    return refusal;
  }

  /** Forgets a chaincode that has gone. */
  gone(session: ChaincodeSession): void {
    for (const [id, known] of this.#sessions) {
      if (known === session) {
        this.#sessions.delete(id);
      }
    }
  }

  /** The chaincode of an id, awaited for so many milliseconds; undefined when it does not come. */
  async session(id: string, wait: number): Promise<ChaincodeSession | undefined> {
    if (!this.#sessions.has(id)) {
      const signal = AbortSignal.timeout(wait);
      await once(this.#arrivals, arrivalOf(id), { signal }).catch(() => undefined);
    }
    return this.#sessions.get(id);
  }

  /** Ends all conversations. */
  close(): void {
    for (const session of [...this.#sessions.values()]) {
      session.end('the peer stops');
    }
  }

  #refusal(id: string): string | undefined {
    if (this.#sessions.has(id)) {
      return `duplicate chaincodeID: ${id}`;
    }
    return this.#expected.has(id) ? undefined : uninvited(id);
  }
}

/** Name of the event: ids are any text, and `error` has a meaning of its own. */
function arrivalOf(id: string): string {
  return `arrival of ${id}`;
}
