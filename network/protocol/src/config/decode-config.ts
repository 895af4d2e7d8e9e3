import { Block, Envelope } from '@hyperledger/fabric-protos/lib/common/common_pb.js';
import { ConfigEnvelope } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import type { Config } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { openEnvelope } from '../envelope.js';
import { ProtocolError } from '../errors.js';
import { decode } from '../message.js';

/** The configuration that a configuration block sets. */
export interface DecodedConfig {
  readonly channel: string;
  readonly config: Config;
  /**
   * The CONFIG_UPDATE envelope that led here, absent in the genesis block. Equality with one's own envelope is the
   * only proof that one's update has landed: of two racing updates both are accepted and one is silently dropped.
   */
  readonly lastUpdate?: Uint8Array;
}

/** Reads the configuration in a block (`common.Block`). Throws BAD_ENCODING when it holds none. */
export function decodeConfig(blockBytes: Uint8Array): DecodedConfig {
  const [first] = decode(Block, blockBytes).getData()?.getDataList_asU8() ?? [];
  return decodeConfigTransaction(first ?? new Uint8Array());
}

/** Reads the configuration in an envelope of type CONFIG, a configuration block's only one. Throws BAD_ENCODING. */
export function decodeConfigTransaction(envelopeBytes: Uint8Array): DecodedConfig {
  const { type, headerType, channel, data } = openEnvelope(envelopeBytes);
  if (type !== 'config') {
    throw new ProtocolError('BAD_ENCODING', { format: 'config', detail: `header type ${headerType}` });
  }
  const envelope = decode(ConfigEnvelope, data);
  const config = envelope.getConfig();
  if (config === undefined) throw new ProtocolError('BAD_ENCODING', { format: 'config', detail: 'empty' });
  const lastUpdate = envelope.getLastUpdate();
  return { channel, config, ...(lastUpdate && { lastUpdate: lastUpdate.serializeBinary() }) };
}

/** `common.ConfigEnvelope`: the data of a CONFIG transaction, which an orderer makes of an update it has accepted. */
export function configEnvelopeBytes(config: Config, lastUpdate: Uint8Array): Uint8Array {
  const envelope = new ConfigEnvelope();
  envelope.setConfig(config);
  envelope.setLastUpdate(decode(Envelope, lastUpdate));
  return envelope.serializeBinary();
}
