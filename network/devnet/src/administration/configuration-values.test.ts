import { setValue } from '@fabric-governance/protocol/config/group-builder';
import { HashingAlgorithm } from '@hyperledger/fabric-protos/lib/common/configuration_pb.js';
import { type Config, ConfigGroup, ConfigValue } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { BatchSize, BatchTimeout } from '@hyperledger/fabric-protos/lib/orderer/configuration_pb.js';
import { checkValues } from './configuration-values.js';
import { type TestChannel, testChannel } from './test-channel.fixture.js';

describe('checkValues', () => {
  let made: TestChannel;
  beforeAll(async () => {
    made = await testChannel();
  });
  afterAll(() => {
    made.remove();
  });

  const channelOf = (config: Config): ConfigGroup => config.getChannelGroup() ?? new ConfigGroup();
  const section = (config: Config, name: 'Orderer' | 'Application'): ConfigGroup =>
    channelOf(config).getGroupsMap().get(name) ?? new ConfigGroup();

  function failure(change: (config: Config) => void): string | undefined {
    const config = made.configuration.config.clone();
    change(config);
    try {
      checkValues(config);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  function batch(count: number, absolute: number, preferred: number): (config: Config) => void {
    return (config) => {
      const size = new BatchSize();
      size.setMaxMessageCount(count);
      size.setAbsoluteMaxBytes(absolute);
      size.setPreferredMaxBytes(preferred);
      setValue(section(config, 'Orderer'), 'BatchSize', size);
    };
  }

  function timeout(text: string): (config: Config) => void {
    return (config) => {
      const value = new BatchTimeout();
      value.setTimeout(text);
      setValue(section(config, 'Orderer'), 'BatchTimeout', value);
    };
  }

  it('finds nothing wrong with a channel as devnet makes it', () => {
    expect(failure(() => undefined)).toBeUndefined();
    expect(failure(batch(1, 10, 10))).toBeUndefined();
    expect(failure(timeout('1m30s'))).toBeUndefined();
  });

  const ORDERER = 'initializing channelconfig failed: could not create channel Orderer sub-group config: ';
  it.each([
    [batch(0, 1, 1), 'Attempted to set the batch size max message count to an invalid value: 0'],
    [batch(1, 0, 1), 'Attempted to set the batch size absolute max bytes to an invalid value: 0'],
    [batch(1, 1, 0), 'Attempted to set the batch size preferred max bytes to an invalid value: 0'],
    [
      batch(1, 1, 2),
      'Attempted to set the batch size preferred max bytes (2) greater than the absolute max bytes (1).',
    ],
    [timeout('soon'), 'Attempted to set the batch timeout to a invalid value: time: invalid duration "soon"'],
    [timeout('0s'), 'Attempted to set the batch timeout to a non-positive value: 0s'],
    [timeout('-1s'), 'Attempted to set the batch timeout to a non-positive value: -1s'],
  ])('refuses what no orderer can order by, in Fabric’s words (%#)', (change, words) => {
    expect(failure(change)).toBe(ORDERER + words);
  });

  it('refuses groups and values that mean nothing', () => {
    const application =
      'initializing channelconfig failed: could not create channel Application sub-group config: ';
    expect(
      failure((config) => channelOf(config).getGroupsMap().set('Consortia', new ConfigGroup())),
    ).toContain('Disallowed channel group: Consortia');
    expect(
      failure((config) => section(config, 'Application').getValuesMap().set('Colour', new ConfigValue())),
    ).toBe(`${application}failed to deserialize values: Unexpected key Colour`);
    const broken = new ConfigValue();
    broken.setValue(Uint8Array.of(255, 255));
    expect(failure((config) => section(config, 'Application').getValuesMap().set('ACLs', broken))).toContain(
      'cannot parse invalid wire-format data',
    );
    const organisation = (config: Config): ConfigGroup =>
      section(config, 'Application').getGroupsMap().get('Org1MSP') ?? new ConfigGroup();
    expect(failure((config) => organisation(config).getGroupsMap().set('x', new ConfigGroup()))).toBe(
      `${application}ApplicationOrg config does not allow sub-groups`,
    );
  });

  it('refuses another way of hashing', () => {
    const sha3 = new HashingAlgorithm();
    sha3.setName('SHA3_256');
    expect(
      failure((config) => {
        setValue(channelOf(config), 'HashingAlgorithm', sha3);
      }),
    ).toBe('initializing channelconfig failed: Unknown hashing algorithm type: SHA3_256');
  });
});
