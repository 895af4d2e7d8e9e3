import { buildEnvelope, buildPayload } from '@fabric-governance/protocol/envelope';
import type { WireTime } from '@fabric-governance/protocol/timestamp';
import { randomNonce, type Signer } from '../crypto/signer.js';

/** An accepted update, about to become a block's only transaction. */
export interface ConfigTransactionOptions {
  readonly channel: string;
  /** `common.ConfigEnvelope`, as ChannelConfiguration.proposeUpdate makes it. */
  readonly configEnvelope: Uint8Array;
  readonly orderer: Signer;
  readonly timestamp: WireTime;
}

/** The CONFIG envelope of an accepted update, signed by the orderer. */
export function configTransaction(options: ConfigTransactionOptions): Uint8Array {
  const payload = buildPayload({
    type: 'config',
    channel: options.channel,
    txId: '',
    creator: options.orderer.identity,
    nonce: randomNonce(),
    timestamp: options.timestamp,
    data: options.configEnvelope,
  });
  return buildEnvelope(payload, options.orderer.sign(payload));
}
