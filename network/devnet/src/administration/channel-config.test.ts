import { assembleBlock } from '@fabric-governance/protocol/block-assembly';
import {
  parseConfigUpdateEnvelope,
  signedConfigUpdateEnvelope,
} from '@fabric-governance/protocol/config/config-signature';
import {
  configEnvelopeBytes,
  decodeConfigTransaction,
} from '@fabric-governance/protocol/config/decode-config';
import { capabilities, setValue } from '@fabric-governance/protocol/config/group-builder';
import { anchors, mspConfig, organisationGroup } from '@fabric-governance/protocol/config/org-group';
import { Capabilities, Capability } from '@hyperledger/fabric-protos/lib/common/configuration_pb.js';
import type { Config, ConfigGroup } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { ConsensusType } from '@hyperledger/fabric-protos/lib/orderer/configuration_pb.js';
import {
  ConfigMetadata,
  Consenter,
} from '@hyperledger/fabric-protos/lib/orderer/etcdraft/configuration_pb.js';
import type { Organisation } from '../crypto/organisation.js';
import { ChannelConfiguration } from './channel-config.js';
import { configTransaction } from './config-transaction.js';
import { publicSide } from './genesis.js';
import {
  adminOf,
  nodeOf,
  type TestChannel,
  testChannel,
  updateEnvelope,
  userOf,
} from './test-channel.fixture.js';

const PREFIX = "error applying config update to existing channel 'mychannel': error authorizing update: ";

describe('ChannelConfiguration', () => {
  let channel: TestChannel;
  let configuration: ChannelConfiguration;
  beforeAll(async () => {
    channel = await testChannel();
    configuration = channel.configuration;
  });
  afterAll(() => {
    channel.remove();
  });

  const section = (config: Config, name: string): ConfigGroup => {
    const group = config.getChannelGroup()?.getGroupsMap().get(name);
    if (!group) {
      throw new Error(`no group ${name}`);
    }
    return group;
  };
  const addMember = (organisation: Organisation) => (config: Config) => {
    section(config, 'Application')
      .getGroupsMap()
      .set(organisation.mspId, organisationGroup(publicSide(organisation)));
  };
  /** The configuration after an update that must be accepted. */
  const after = (envelope: Uint8Array): ChannelConfiguration => {
    const transaction = configTransaction({
      channel: channel.name,
      configEnvelope: configuration.proposeUpdate(envelope),
      orderer: nodeOf(channel.orderer),
      timestamp: { seconds: 1, nanos: 0 },
    });
    configuration.checkTransaction(transaction);
    expect(decodeConfigTransaction(transaction).lastUpdate).toEqual(envelope);
    return ChannelConfiguration.fromConfigBlock(
      assembleBlock({
        number: 1n,
        previousHash: new Uint8Array(32),
        envelopes: [transaction],
        lastConfig: 1n,
      }),
    );
  };

  it('reads the genesis block', () => {
    expect(configuration.channelId).toBe('mychannel');
    expect(configuration.sequence).toBe(0);
    expect(configuration.applicationOrganisations()).toEqual(['Org1MSP', 'Org2MSP', 'Org3MSP']);
    expect(configuration.ordererOrganisations()).toEqual(['OrdererMSP']);
    expect(configuration.organisationGroups().get('Org2MSP')).toBe('Org2MSP');
    expect(configuration.msps.has('OrdererMSP')).toBe(true);
  });

  it('adds an organisation when a majority of administrators approves', async () => {
    const [org1, org2] = channel.members;
    const envelope = await updateEnvelope(configuration, addMember(channel.outsider), [
      adminOf(org1),
      adminOf(org2),
    ]);
    const next = after(envelope);
    expect(next.sequence).toBe(1);
    expect(next.applicationOrganisations()).toEqual(['Org1MSP', 'Org2MSP', 'Org3MSP', 'Org4MSP']);
    const { identity } = userOf(channel.outsider);
    const added = next.msps.deserialize(identity);
    expect(added.satisfies({ kind: 'role', mspId: 'Org4MSP', role: 'client' })).toBe(true);
    expect(() => configuration.msps.deserialize(identity)).toThrow('MSP Org4MSP is not defined on channel');
  });

  it('counts an administrator once, and counts neither users nor outsiders', async () => {
    const [org1, org2] = channel.members;
    const envelope = await updateEnvelope(configuration, addMember(channel.outsider), [
      adminOf(org1),
      adminOf(org1),
      userOf(org2),
      adminOf(channel.outsider),
      adminOf(channel.orderer),
    ]);
    expect(() => configuration.proposeUpdate(envelope)).toThrow(
      `${PREFIX}error validating DeltaSet: policy for [Group]  /Channel/Application not satisfied: ` +
        'implicit policy evaluation failed - 1 sub-policies were satisfied, but this policy requires 2 of the ' +
        "'Admins' sub-policies to be satisfied",
    );
  });

  it('heeds no approval of another update', async () => {
    const [org1, org2] = channel.members;
    const envelope = await updateEnvelope(configuration, addMember(channel.outsider), [
      adminOf(org1),
      adminOf(org2),
    ]);
    const other = await updateEnvelope(
      configuration,
      (config) => {
        setValue(groupOf(config, org1), 'AnchorPeers', anchors([{ host: 'other', port: 1 }]));
      },
      [adminOf(org1)],
    );
    const { signatures } = parseConfigUpdateEnvelope(envelope);
    const { configUpdate } = parseConfigUpdateEnvelope(other);
    const forged = await resigned(configUpdate, signatures);
    expect(() => configuration.proposeUpdate(forged)).toThrow('not satisfied');
  });

  it('lets an organisation change its own anchor peers alone', async () => {
    const [org1, org2] = channel.members;
    const change = (config: Config): void => {
      setValue(groupOf(config, org1), 'AnchorPeers', anchors([{ host: 'elsewhere', port: 1 }]));
    };
    expect(after(await updateEnvelope(configuration, change, [adminOf(org1)])).sequence).toBe(1);
    const foreign = await updateEnvelope(configuration, change, [adminOf(org2)]);
    expect(() => configuration.proposeUpdate(foreign)).toThrow(
      'policy for [Value]  /Channel/Application/Org1MSP/AnchorPeers not satisfied: signature set did not satisfy policy',
    );
  });

  it('refuses an update computed from an older configuration', async () => {
    const [org1, org2] = channel.members;
    const admins = [adminOf(org1), adminOf(org2)] as const;
    const envelope = await updateEnvelope(configuration, addMember(channel.outsider), admins);
    expect(() => after(envelope).proposeUpdate(envelope)).toThrow(
      `${PREFIX}error validating ReadSet: proposed update requires that key [Group]  /Channel/Application ` +
        'be at version 0, but it is currently at version 1',
    );
  });

  it('removes an organisation, whose people are then unknown', async () => {
    const [org1, org2, org3] = channel.members;
    const envelope = await updateEnvelope(
      configuration,
      (config) => {
        section(config, 'Application').getGroupsMap().del(org3.mspId);
      },
      [adminOf(org1), adminOf(org2)],
    );
    const next = after(envelope);
    expect(next.applicationOrganisations()).toEqual(['Org1MSP', 'Org2MSP']);
    expect(next.msps.has('Org3MSP')).toBe(false);
  });

  it.each<[string, (config: Config) => void, string]>([
    [
      'another MSP id for an organisation',
      (config) => {
        const description = { ...publicSide(channel.members[0]), mspId: 'OtherMSP' };
        setValue(groupOf(config, channel.members[0]), 'MSP', mspConfig(description));
      },
      'application org Org1MSP attempted to change MSP ID from Org1MSP to OtherMSP',
    ],
    [
      'an organisation without roots',
      (config) => {
        const description = { ...publicSide(channel.members[0]), rootCertificates: [] };
        setValue(groupOf(config, channel.members[0]), 'MSP', mspConfig(description));
      },
      'expected at least one CA certificate',
    ],
    [
      'a capability that is not there',
      (config) => {
        const capabilities = new Capabilities();
        capabilities.getCapabilitiesMap().set('V9_9', new Capability());
        setValue(section(config, 'Application'), 'Capabilities', capabilities);
      },
      'Application capability V9_9 is required but not supported',
    ],
    [
      'another kind of consensus',
      (config) => {
        const consensus = new ConsensusType();
        consensus.setType('BFT');
        setValue(section(config, 'Orderer'), 'ConsensusType', consensus);
      },
      'attempted to change consensus type from etcdraft to BFT',
    ],
  ])('refuses %s, whoever signs', async (_what, change, text) => {
    const [org1, org2, org3] = channel.members;
    const everyone = [org1, org2, org3, channel.orderer].map(adminOf);
    const envelope = await updateEnvelope(configuration, change, [adminOf(org1), ...everyone]);
    expect(() => configuration.proposeUpdate(envelope)).toThrow(text);
  });

  it('refuses a transaction whose configuration is not what its update leads to', async () => {
    const [org1, org2] = channel.members;
    const admins = [adminOf(org1), adminOf(org2)] as const;
    const harmless = await updateEnvelope(
      configuration,
      (config) => {
        setValue(groupOf(config, org1), 'AnchorPeers', anchors([]));
      },
      admins,
    );
    const forged = decodeConfigTransaction(
      configTransaction({
        channel: channel.name,
        configEnvelope: configuration.proposeUpdate(harmless),
        orderer: nodeOf(channel.orderer),
        timestamp: { seconds: 1, nanos: 0 },
      }),
    );
    addMember(channel.outsider)(forged.config);
    const transaction = configTransaction({
      channel: channel.name,
      configEnvelope: configEnvelopeBytes(forged.config, harmless),
      orderer: nodeOf(channel.orderer),
      timestamp: { seconds: 1, nanos: 0 },
    });
    expect(() => {
      configuration.checkTransaction(transaction);
    }).toThrow('ConfigEnvelope LastUpdate did not produce the supplied config result');
  });

  it('refuses what it cannot be run by: capabilities, other consenters, a maintenance mode', async () => {
    const refusal = async (change: (group: ConfigGroup) => void): Promise<string | undefined> => {
      const update = await updateEnvelope(
        configuration,
        (config) => {
          change(section(config, 'Orderer'));
        },
        [adminOf(channel.orderer)],
      );
      try {
        configuration.proposeUpdate(update);
        return undefined;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    };
    const consensus = (change: (type: ConsensusType) => void) => (group: ConfigGroup) => {
      const value = group.getValuesMap().get('ConsensusType')?.getValue_asU8() ?? new Uint8Array();
      const type = ConsensusType.deserializeBinary(value);
      change(type);
      setValue(group, 'ConsensusType', type);
    };
    const prefix = "error applying config update to existing channel 'mychannel': ";
    expect(
      await refusal((group) => {
        setValue(group, 'Capabilities', capabilities('V9_9'));
      }),
    ).toBe(
      `${prefix}config update is not compatible: config requires unsupported orderer capabilities: Orderer capability ` +
        'V9_9 is required but not supported: Orderer capability V9_9 is required but not supported',
    );
    expect(
      await refusal(
        consensus((type) => {
          type.setType('solo');
        }),
      ),
    ).toBe(`${prefix}attempted to change consensus type from etcdraft to solo`);
    const consenters = `${prefix}consensus metadata update for channel config update is invalid: `;
    expect(
      await refusal(
        consensus((type) => {
          const metadata = ConfigMetadata.deserializeBinary(type.getMetadata_asU8());
          const other = new Consenter();
          other.setServerTlsCert('other');
          metadata.addConsenters(other);
          type.setMetadata(metadata.serializeBinary());
        }),
      ),
    ).toBe(`${consenters}devnet runs one orderer, and its consenters cannot be changed`);
    expect(
      await refusal(
        consensus((type) => {
          type.setMetadata(new ConfigMetadata().serializeBinary());
        }),
      ),
    ).toBe(`${consenters}invalid new config metadata: empty consenter set`);
    expect(
      await refusal(
        consensus((type) => {
          type.setState(ConsensusType.State.STATE_MAINTENANCE);
        }),
      ),
    ).toContain('no maintenance mode');
  });

  it('refuses bytes that are no update', () => {
    expect(() => configuration.proposeUpdate(new Uint8Array([1, 2, 3]))).toThrow(
      'error converting envelope to config update',
    );
  });

  function groupOf(config: Config, { mspId }: Organisation): ConfigGroup {
    const group = section(config, 'Application').getGroupsMap().get(mspId);
    if (!group) {
      throw new Error(`no group ${mspId}`);
    }
    return group;
  }

  function resigned(
    configUpdate: Uint8Array,
    signatures: ReturnType<typeof parseConfigUpdateEnvelope>['signatures'],
  ): Promise<Uint8Array> {
    const sender = adminOf(channel.members[1]);
    return signedConfigUpdateEnvelope({
      channel: channel.name,
      configUpdate,
      signatures,
      creator: sender.identity,
      nonce: new Uint8Array(24),
      timestamp: { seconds: 1, nanos: 0 },
      sign: sender.sign,
    });
  }
});
