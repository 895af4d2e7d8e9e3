import { toHex } from '@fabric-governance/protocol/bytes';
import {
  type AppliedConfigUpdate,
  applyConfigUpdate,
} from '@fabric-governance/protocol/config/apply-config-update';
import { canonicalBytes } from '@fabric-governance/protocol/config/canonical';
import {
  type ParsedConfigUpdate,
  parseConfigUpdateEnvelope,
} from '@fabric-governance/protocol/config/config-signature';
import {
  configEnvelopeBytes,
  decodeConfig,
  decodeConfigTransaction,
} from '@fabric-governance/protocol/config/decode-config';
import { ProtocolError } from '@fabric-governance/protocol/errors';
import type { Config } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { NOT_PARSED } from '../chaincode/shim-request.js';
import { MspManager } from '../msp/msp.js';
import { mspDefinitionsOf } from '../msp/msp-definition.js';
import { PolicyManager } from '../msp/policy-manager.js';
import type { SignedData } from '../msp/signed-data.js';
import { accessPoliciesOf } from './access-policies.js';
import { channelNameFault } from './channel-name.js';
import { ConfigUpdateError } from './config-update-error.js';
import { checkSuccession, checkSupported } from './configuration-rules.js';
import { checkValues } from './configuration-values.js';
import { mspIdsByGroup } from './organisation-groups.js';

/** A channel's configuration in force, with the members and policies that follow from it. Never changes. */
export class ChannelConfiguration {
  readonly channelId: string;
  readonly config: Config;
  readonly msps: MspManager;
  readonly policies: PolicyManager;
  /** Policy paths by resource, where the channel has rules of its own instead of Fabric's defaults. */
  readonly accessPolicies: ReadonlyMap<string, string>;
  readonly #applicationGroups: ReadonlyMap<string, string>;

  private constructor(channelId: string, config: Config) {
    checkName(channelId);
    checkValues(config);
    this.channelId = channelId;
    this.config = config;
    this.msps = new MspManager(mspDefinitionsOf(config));
    this.policies = new PolicyManager(config, this.msps);
    this.accessPolicies = accessPoliciesOf(config);
    this.#applicationGroups = mspIdsByGroup(config, 'Application');
  }

  /**
   * The configuration that a configuration block (`common.Block`) sets.
   * @throws when the block holds none, or one that Fabric or devnet cannot work by.
   */
  static fromConfigBlock(blockBytes: Uint8Array): ChannelConfiguration {
    const { channel, config } = decodeConfig(blockBytes);
    const configuration = new ChannelConfiguration(channel, config);
    checkSupported(config);
    return configuration;
  }

  /** How often the configuration has changed; 0 in the genesis block. */
  get sequence(): number {
    return this.config.getSequence();
  }

  /** MSP ids of the application organisations, in the order of their groups' names. */
  applicationOrganisations(): readonly string[] {
    return [...this.#applicationGroups.values()];
  }

  /** MSP ids of the organisations that run orderers. */
  ordererOrganisations(): readonly string[] {
    return [...mspIdsByGroup(this.config, 'Orderer').values()];
  }

  /** Name of each application organisation's configuration group, by MSP id: what policy paths are made of. */
  organisationGroups(): ReadonlyMap<string, string> {
    return new Map([...this.#applicationGroups].map(([group, mspId]) => [mspId, group]));
  }

  /**
   * Does what an orderer does with an update: versions, signatures by the policies of what it changes, and whether
   * the outcome is a configuration at all. Who sent the envelope is checked elsewhere (broadcast-filter.ts).
   * @param envelope CONFIG_UPDATE envelope as received.
   * @returns `common.ConfigEnvelope`, holding the next configuration and, as `last_update`, the received envelope.
   * @throws ConfigUpdateError in Fabric's words.
   */
  proposeUpdate(envelope: Uint8Array): Uint8Array {
    try {
      return configEnvelopeBytes(this.#authorize(envelope), envelope);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new ConfigUpdateError(
        `error applying config update to existing channel '${this.channelId}': ${reason}`,
        { cause },
      );
    }
  }

  /**
   * Checks a CONFIG transaction from a block: its `last_update` must lead from here to the configuration it claims.
   * @throws ConfigUpdateError.
   */
  checkTransaction(envelope: Uint8Array): void {
    const { config, lastUpdate } = decodeConfigTransaction(envelope);
    if (!lastUpdate) {
      throw new ConfigUpdateError('config transaction without last update');
    }
    if (config.getSequence() !== this.sequence + 1) {
      throw new ConfigUpdateError(
        `config currently at sequence ${this.sequence}, cannot validate config at sequence ${config.getSequence()}`,
      );
    }
    if (toHex(canonicalBytes(this.#authorize(lastUpdate))) !== toHex(canonicalBytes(config))) {
      throw new ConfigUpdateError('ConfigEnvelope LastUpdate did not produce the supplied config result');
    }
  }

  #authorize(envelope: Uint8Array): Config {
    const update = parse(envelope);
    const { config, requiredPolicies } = this.#apply(update);
    const signed: readonly SignedData[] = update.signatures.map(
      ({ creator, signed: message, signature }) => ({
        identity: creator,
        message,
        signature,
      }),
    );
    for (const { element, policy } of requiredPolicies) {
      const failure = this.policies.failure(policy, signed);
      if (failure !== undefined) {
        throw new ConfigUpdateError(
          `error authorizing update: error validating DeltaSet: policy for ${element} not satisfied: ${failure}`,
        );
      }
    }
    // Throws where values, members or policies of the outcome cannot be read.
    new ChannelConfiguration(this.channelId, config);
    checkCompatible(config);
    checkSuccession(this.config, config);
    return config;
  }

  #apply({ configUpdate }: ParsedConfigUpdate): AppliedConfigUpdate {
    try {
      return applyConfigUpdate(this.channelId, this.config, configUpdate);
    } catch (error) {
      throw error instanceof ProtocolError
        ? new ConfigUpdateError(`error authorizing update: ${fabricText(error)}`, { cause: error })
        : error;
    }
  }
}

/** The name becomes a folder's; besides, Fabric checks it here. */
function checkName(channelId: string): void {
  const fault = channelNameFault(channelId);
  if (fault !== undefined) {
    throw new ConfigUpdateError(`bad channel ID: ${fault}`);
  }
}

function checkCompatible(config: Config): void {
  try {
    checkSupported(config);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigUpdateError(`config update is not compatible: ${reason}`, { cause });
  }
}

function parse(envelope: Uint8Array): ParsedConfigUpdate {
  try {
    return parseConfigUpdateEnvelope(envelope);
  } catch (cause) {
    const isUnreadable = cause instanceof ProtocolError && cause.code === 'BAD_ENCODING';
    const reason = isUnreadable
      ? `error unmarshalling message for type CONFIG_UPDATE: ${NOT_PARSED}`
      : String(cause);
    throw new ConfigUpdateError(`error converting envelope to config update: ${reason}`, { cause });
  }
}

function fabricText({ code, params, message }: ProtocolError): string {
  const { path = '', required = '', current = '', detail = '' } = params;
  switch (code) {
    case 'CONFIG_UPDATE_STALE':
      return (
        `error validating ReadSet: proposed update requires that key ${path} be at version ${required}, ` +
        `but it is currently at version ${current}`
      );
    case 'CONFIG_UPDATE_INVALID':
      return path.startsWith('[') ? elementText(path, detail) : withoutElement(detail);
    default:
      return message;
  }
}

/** Fabric puts the element's name into the middle of its sentences. */
function elementText(path: string, detail: string): string {
  if (detail.startsWith('existing config does not contain element')) {
    return `error validating ReadSet: existing config does not contain element for ${path} but was in the read set`;
  }
  if (detail.startsWith('writeset contained key')) {
    return `full config did not verify: writeset contained key ${path} which did not appear in proposed config`;
  }
  if (detail.includes('mod_policy')) {
    return `error validating DeltaSet: invalid mod_policy for element ${path}: ${detail}`;
  }
  return detail.includes('set key to')
    ? `error validating DeltaSet: ${detail.replace('set key to', `set key ${path} to`)}`
    : `error validating DeltaSet: ${detail} for item ${path}`;
}

function withoutElement(detail: string): string {
  return detail.startsWith('delta set was empty') ? `error validating DeltaSet: ${detail}` : detail;
}
