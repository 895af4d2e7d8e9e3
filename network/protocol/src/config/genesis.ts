import { Config, ConfigEnvelope } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { assembleBlock } from '../block-assembly.js';
import { concat } from '../bytes.js';
import { buildEnvelope, buildPayload } from '../envelope.js';
import { computeTxId } from '../proposal.js';
import type { WireTime } from '../timestamp.js';
import type { ChannelProfile } from './channel-group.js';
import { channelGroup } from './channel-group.js';

/** A channel to be, and what makes its first block unique. Equal profiles give equal bytes. */
export type GenesisProfile = ChannelProfile & {
  readonly channel: string;
  readonly timestamp: WireTime;
  /** 24 random bytes. */
  readonly nonce: Uint8Array;
};

/** `common.Block` number 0: the channel's configuration, unsigned. Who trusts it must know its header hash. */
export function buildGenesisBlock(profile: GenesisProfile): Uint8Array {
  const config = new Config();
  config.setChannelGroup(channelGroup(profile));
  const envelope = new ConfigEnvelope();
  envelope.setConfig(config);
  const creator = new Uint8Array();
  const payload = buildPayload({
    type: 'config',
    channel: profile.channel,
    txId: computeTxId(profile.nonce, creator),
    creator,
    nonce: profile.nonce,
    timestamp: profile.timestamp,
    data: envelope.serializeBinary(),
  });
  return assembleBlock({
    number: 0n,
    previousHash: concat(),
    envelopes: [buildEnvelope(payload, concat())],
    lastConfig: 0n,
  });
}
