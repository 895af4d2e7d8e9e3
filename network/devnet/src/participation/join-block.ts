import { decodeConfig } from '@fabric-governance/protocol/config/decode-config';
import { pemToDer } from '@fabric-governance/protocol/certificate';
import { fromUtf8 } from '@fabric-governance/protocol/bytes';
import { decode } from '@fabric-governance/protocol/message';
import { common, orderer } from '@hyperledger/fabric-protos';
import {
  ConfigMetadata,
  type Consenter,
} from '@hyperledger/fabric-protos/lib/orderer/etcdraft/configuration_pb.js';
import { NOT_PARSED } from '../chaincode/shim-request.js';
import { ChannelConfiguration } from '../administration/channel-config.js';
import { MspError } from '../msp/msp-error.js';
import { ParticipationError } from './participation-error.js';

/** The one orderer, as a channel's configuration must know it. */
export interface OrdererIdentity {
  /** Serialized identity that it signs blocks with. */
  readonly identity: Uint8Array;
  /** PEM of the certificate it shows to other orderers. */
  readonly tlsCertificatePem: string;
}

const BAD_REQUEST = 400;
const RAFT = 'etcdraft';
const BLOCK_VALIDATION = '/Channel/Orderer/BlockValidation';

/**
 * Checks a block that a channel is to begin with.
 *
 * @returns the channel's name
 * @throws ParticipationError 400, in Fabric's words where Fabric refuses it too, else saying what devnet cannot do
 */
export function checkJoinBlock(block: Uint8Array, ordererIdentity: OrdererIdentity): string {
  const configuration = open(block);
  const consenters = consentersOf(configuration);
  const ownCertificate = pemToDer(ordererIdentity.tlsCertificatePem);
  if (consenters.length > 1) {
    const names = consenters.map((consenter) => `${consenter.getHost()}:${consenter.getPort()}`).join(', ');
    throw refusal(
      `cannot join: devnet runs one orderer, and the channel wants ${consenters.length}: ${names}`,
    );
  }
  if (!consenters.some((consenter) => hasCertificate(consenter, ownCertificate))) {
    throw refusal(
      "cannot join: this orderer's TLS certificate is not the consenter's, and devnet follows no others",
    );
  }
  const number = decode(common.Block, block).getHeader()?.getNumber() ?? 0;
  if (number !== 0) {
    throw refusal(
      `cannot join: devnet's orderer cannot fetch earlier blocks from others: block 0 is needed, not ${number}`,
    );
  }
  checkSigner(configuration, ordererIdentity.identity);
  return configuration.channelId;
}

function open(block: Uint8Array): ChannelConfiguration {
  try {
    decode(common.Block, block);
  } catch (cause) {
    throw refusal(`cannot unmarshal file part config-block into a block: ${NOT_PARSED}`, cause);
  }
  try {
    decodeConfig(block);
  } catch (cause) {
    throw refusal('invalid join block: block is not a config block', cause);
  }
  try {
    return ChannelConfiguration.fromConfigBlock(block);
  } catch (cause) {
    throw refusal(`invalid join block: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
}

function consentersOf({ config }: ChannelConfiguration): readonly Consenter[] {
  const section = config.getChannelGroup()?.getGroupsMap().get('Orderer');
  const value = section?.getValuesMap().get('ConsensusType')?.getValue_asU8() ?? new Uint8Array();
  const consensus = decode(orderer.ConsensusType, value);
  if (consensus.getType() !== RAFT) {
    throw refusal(`cannot join: failed to find a consenter for consensus type: ${consensus.getType()}`);
  }
  return decode(ConfigMetadata, consensus.getMetadata_asU8()).getConsentersList();
}

function hasCertificate(consenter: Consenter, certificate: Uint8Array): boolean {
  return [consenter.getServerTlsCert_asU8(), consenter.getClientTlsCert_asU8()].every(
    (pem) => Buffer.compare(pemToDer(fromUtf8(pem)), certificate) === 0,
  );
}

/** Blocks that the channel's own policy would refuse must not be made. */
function checkSigner({ msps, policies }: ChannelConfiguration, identity: Uint8Array): void {
  let failure: string | undefined;
  try {
    failure = policies.identitiesFailure(BLOCK_VALIDATION, [msps.deserialize(identity)]);
  } catch (error) {
    if (!(error instanceof MspError)) {
      throw error;
    }
    failure = error.message;
  }
  if (failure !== undefined) {
    throw refusal(`cannot join: this orderer may not sign blocks of the channel: ${failure}`);
  }
}

function refusal(message: string, cause?: unknown): ParticipationError {
  return new ParticipationError(BAD_REQUEST, message, { cause });
}
