import type { OpenedEnvelope } from '@fabric-governance/protocol/envelope';
import { wireTimeOf } from '@fabric-governance/protocol/timestamp';
import { common } from '@hyperledger/fabric-protos';
import { BroadcastRefusal, checkBroadcast, openBroadcast } from '../administration/broadcast-filter.js';
import type { ChannelConfiguration } from '../administration/channel-config.js';
import { configTransaction } from '../administration/config-transaction.js';
import { ConfigUpdateError } from '../administration/config-update-error.js';
import type { Signer } from '../crypto/signer.js';

/** A message that may be ordered, by the configuration it was checked against. */
export interface CheckedMessage {
  /** As received. */
  readonly received: Uint8Array;
  readonly opened: OpenedEnvelope;
  /** What goes into a block: the message itself, or the CONFIG transaction that an update has become. */
  readonly envelope: Uint8Array;
  /** A configuration stands in a block alone. */
  readonly isConfiguration: boolean;
  /** The configuration's sequence. Once that has changed, the message must be checked again. */
  readonly sequence: number;
}

/**
 * Does what an orderer does with a message before it orders it. Only clients' own kinds of configuration are looked
 * into; what else a writer sends is ordered, and judged by the peers.
 *
 * @throws BroadcastRefusal in Fabric's words
 */
export function checkMessage(
  received: Uint8Array,
  opened: OpenedEnvelope,
  { configuration, orderer }: { readonly configuration: ChannelConfiguration; readonly orderer: Signer },
): CheckedMessage {
  const { HeaderType } = common;
  const isConfiguration = opened.headerType === HeaderType.CONFIG_UPDATE;
  const message = { received, opened, isConfiguration, sequence: configuration.sequence };
  if (!isConfiguration) {
    if (opened.headerType === HeaderType.CONFIG || opened.headerType === HeaderType.ORDERER_TRANSACTION) {
      throw new BroadcastRefusal('BAD_REQUEST', 'message is of type that cannot be processed directly');
    }
    checkBroadcast(opened, configuration, Date.now());
    return { ...message, envelope: received };
  }
  const during = 'config update for existing channel did not pass';
  prefixed(`${during} initial checks`, () => {
    checkBroadcast(opened, configuration, Date.now());
  });
  const envelope = configTransaction({
    channel: configuration.channelId,
    configEnvelope: proposeUpdate(received, configuration),
    orderer,
    timestamp: wireTimeOf(Date.now()),
  });
  prefixed(`${during} final checks`, () => {
    checkBroadcast(openBroadcast(envelope), configuration, Date.now());
  });
  return { ...message, envelope };
}

function proposeUpdate(received: Uint8Array, configuration: ChannelConfiguration): Uint8Array {
  try {
    return configuration.proposeUpdate(received);
  } catch (error) {
    throw error instanceof ConfigUpdateError ? new BroadcastRefusal('BAD_REQUEST', error.message) : error;
  }
}

function prefixed(words: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw error instanceof BroadcastRefusal
      ? new BroadcastRefusal(error.status, `${words}: ${error.message}`)
      : error;
  }
}
