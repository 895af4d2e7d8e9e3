import { type Identity, readIdentity, sentIdentity } from './identity.js';
import type { MspDefinition } from './membership-rules.js';
import { MspError } from './msp-error.js';

export type { Identity } from './identity.js';

/** Identities remembered; enough for a consortium's people, and a bound against strangers' certificates. */
const CACHE_LIMIT = 5000;
/** The part of an identity's bytes that it is looked up by: in the certificate's signature, just before the last line. */
const TELLING = { from: -96, to: -32 };

interface KnownIdentity {
  readonly bytes: Uint8Array;
  readonly identity: Identity;
}

/** The membership of a channel under one configuration: tells which identities its organisations vouch for. */
export class MspManager {
  readonly #definitions: ReadonlyMap<string, MspDefinition>;
  readonly #known = new Map<string, KnownIdentity>();

  constructor(definitions: ReadonlyMap<string, MspDefinition>) {
    this.#definitions = definitions;
  }

  /** Whether the configuration has an organisation of this MSP id. */
  has(mspId: string): boolean {
    return this.#definitions.has(mspId);
  }

  /** All MSP ids, orderers' included. */
  mspIds(): readonly string[] {
    return [...this.#definitions.keys()];
  }

  /**
   * The identity behind a creator's or endorser's bytes (`msp.SerializedIdentity`), vouched for by its organisation.
   * @throws MspError.
   */
  deserialize(serializedIdentity: Uint8Array): Identity {
    const identity = this.read(serializedIdentity);
    if (identity.refusal) {
      throw identity.refusal;
    }
    return identity;
  }

  /**
   * The identity behind the bytes, whether its organisation vouches for it or not: its `refusal` tells.
   * @throws MspError `unknown-msp` or `malformed`.
   */
  read(serializedIdentity: Uint8Array): Identity {
    const key = lookupKey(serializedIdentity);
    const known = this.#known.get(key);
    if (known !== undefined && Buffer.compare(known.bytes, serializedIdentity) === 0) {
      return known.identity;
    }
    const sent = sentIdentity(serializedIdentity);
    const msp = this.#definitions.get(sent.mspId);
    if (!msp) {
      throw new MspError('unknown-msp', `MSP ${sent.mspId} is not defined on channel`);
    }
    const identity = readIdentity(sent, msp);
    this.#remember(key, { bytes: new Uint8Array(serializedIdentity), identity });
    return identity;
  }

  #remember(key: string, known: KnownIdentity): void {
    if (this.#known.size >= CACHE_LIMIT) {
      for (const oldest of this.#known.keys()) {
        this.#known.delete(oldest);
        break;
      }
    }
    this.#known.set(key, known);
  }
}

function lookupKey({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString(
    'latin1',
    length + TELLING.from,
    length + TELLING.to,
  );
}
