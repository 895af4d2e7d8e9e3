import type { ChannelView } from '../channel/channel-view.js';
import type { Identity } from '../msp/identity.js';
import { MspError } from '../msp/msp-error.js';
import type { SignedData } from '../msp/signed-data.js';

/**
 * Whether a client may go on reading a channel: its certificate must not have expired, and it must satisfy a policy,
 * which is judged anew whenever the configuration has changed (Fabric's `SessionAccessControl`).
 */
export class SessionAccess {
  readonly #channel: ChannelView;
  readonly #signed: SignedData;
  readonly #policy: (channel: ChannelView) => string;
  #judged: { readonly sequence: number; readonly client: Identity | undefined } | undefined;

  /** @param policy gives the policy's path, by the channel's configuration now */
  constructor(channel: ChannelView, signed: SignedData, policy: (channel: ChannelView) => string) {
    this.#channel = channel;
    this.#signed = signed;
    this.#policy = policy;
  }

  /** @param now milliseconds since 1970 */
  isGranted(now: number): boolean {
    const { sequence } = this.#channel.configuration;
    if (this.#judged?.sequence !== sequence) {
      this.#judged = { sequence, client: this.#judge() };
    }
    return this.#judged.client?.isExpired(now) === false;
  }

  #judge(): Identity | undefined {
    const { msps, policies } = this.#channel.configuration;
    if (!policies.evaluate(this.#policy(this.#channel), [this.#signed])) {
      return undefined;
    }
    try {
      return msps.deserialize(this.#signed.identity);
    } catch (error) {
      if (error instanceof MspError) {
        return undefined;
      }
      throw error;
    }
  }
}
