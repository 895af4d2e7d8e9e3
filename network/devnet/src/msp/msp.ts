import { type Identity, readIdentity, sentIdentity } from './identity.js';
import { IdentityCache } from './identity-cache.js';
import type { MspDefinition } from './membership-rules.js';
import { MspError } from './msp-error.js';

export type { Identity } from './identity.js';

/** The membership of a channel under one configuration: tells which identities its organisations vouch for. */
export class MspManager {
  readonly #definitions: ReadonlyMap<string, MspDefinition>;
  readonly #known = new IdentityCache<Identity>();

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
    return this.#known.of(serializedIdentity, () => {
      const sent = sentIdentity(serializedIdentity);
      const msp = this.#definitions.get(sent.mspId);
      if (!msp) {
        throw new MspError('unknown-msp', `MSP ${sent.mspId} is not defined on channel`);
      }
      return readIdentity(sent, msp);
    });
  }
}
