import { openEnvelope, type OpenedEnvelope } from '@fabric-governance/protocol/envelope';
import { decode } from '@fabric-governance/protocol/message';
import { Envelope, Payload } from '@hyperledger/fabric-protos/lib/common/common_pb.js';
import { BatchSize } from '@hyperledger/fabric-protos/lib/orderer/configuration_pb.js';
import { NOT_PARSED } from '../chaincode/shim-request.js';
import { isExpired } from '../msp/expiry.js';
import type { ChannelConfiguration } from './channel-config.js';

const WRITERS = '/Channel/Writers';

/** HTTP-like status of an orderer's answer: BAD_REQUEST 400, FORBIDDEN 403. */
export type BroadcastStatus = 'BAD_REQUEST' | 'FORBIDDEN';

/** An envelope that an orderer does not accept. */
export class BroadcastRefusal extends Error {
  override readonly name = 'BroadcastRefusal';

  constructor(
    readonly status: BroadcastStatus,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Takes an envelope apart for {@link checkBroadcast}.
 * @throws BroadcastRefusal when it cannot be read.
 */
export function openBroadcast(envelope: Uint8Array): OpenedEnvelope {
  let opened: OpenedEnvelope | undefined;
  let failure: string | undefined;
  try {
    opened = openEnvelope(envelope);
    failure = opened.channel === '' ? headerFailure(opened.payload) : undefined;
  } catch {
    failure = payloadFailure(envelope);
  }
  if (opened === undefined || failure !== undefined) {
    throw new BroadcastRefusal('BAD_REQUEST', `could not determine channel ID: ${failure ?? ''}`);
  }
  return opened;
}

/** What is wrong with an envelope that cannot be read. */
function payloadFailure(envelope: Uint8Array): string {
  const unreadable = (part: string): string => `error unmarshalling ${part}: ${NOT_PARSED}`;
  try {
    return headerFailure(decode(Envelope, envelope).getPayload_asU8()) ?? unreadable('ChannelHeader');
  } catch {
    return unreadable('Payload');
  }
}

function headerFailure(payload: Uint8Array): string | undefined {
  const header = decode(Payload, payload).getHeader();
  if (header === undefined) {
    return 'header not set';
  }
  return header.getChannelHeader_asU8().length === 0 ? 'channel header not set' : undefined;
}

/**
 * The checks every envelope passes at the orderer: not empty, not too large, from an identity in force that may write
 * to the channel, with a good signature.
 * @param now milliseconds since 1970.
 * @throws BroadcastRefusal in Fabric's words.
 */
export function checkBroadcast(
  opened: OpenedEnvelope,
  configuration: ChannelConfiguration,
  now: number,
): void {
  if (opened.payload.length === 0) {
    throw new BroadcastRefusal('BAD_REQUEST', 'message payload is empty');
  }
  const limit = absoluteMaxBytes(configuration);
  const size = opened.payload.length + opened.signature.length;
  if (size > limit) {
    throw new BroadcastRefusal(
      'BAD_REQUEST',
      `message payload is ${size} bytes and exceeds maximum allowed ${limit} bytes`,
    );
  }
  if (isExpired(opened.creator, now)) {
    throw new BroadcastRefusal('BAD_REQUEST', 'broadcast client identity expired');
  }
  const { creator: identity, payload: message, signature } = opened;
  const failure = configuration.policies.failure(WRITERS, [{ identity, message, signature }]);
  if (failure !== undefined) {
    throw new BroadcastRefusal('FORBIDDEN', `${failure}: permission denied`);
  }
}

// Asked for every envelope, and the same as long as the configuration is.
const limits = new WeakMap<ChannelConfiguration, number>();

function absoluteMaxBytes(configuration: ChannelConfiguration): number {
  const known = limits.get(configuration) ?? readMaxBytes(configuration);
  limits.set(configuration, known);
  return known;
}

function readMaxBytes({ config }: ChannelConfiguration): number {
  const orderer = config.getChannelGroup()?.getGroupsMap().get('Orderer');
  const value = orderer?.getValuesMap().get('BatchSize');
  return value ? decode(BatchSize, value.getValue_asU8()).getAbsoluteMaxBytes() : Number.MAX_SAFE_INTEGER;
}
