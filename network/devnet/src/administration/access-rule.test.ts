import { setValue } from '@fabric-governance/protocol/config/group-builder';
import { ConfigGroup } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { ACLs, APIResource } from '@hyperledger/fabric-protos/lib/peer/configuration_pb.js';
import { accessRule } from './access-rule.js';
import type { ChannelConfiguration } from './channel-config.js';
import { configurationAfter, type TestChannel, testChannel } from './test-channel.fixture.js';

describe('accessRule', () => {
  let channel: TestChannel;
  let configuration: ChannelConfiguration;
  beforeAll(async () => {
    channel = await testChannel();
    configuration = await configurationAfter(channel, (config) => {
      const acls = new ACLs();
      for (const [resource, policy] of [
        ['peer/Propose', '/Channel/Application/Admins'],
        ['event/Block', 'Admins'],
        ['qscc/GetChainInfo', 'Nobody'],
        ['cscc/GetConfigBlock', ''],
      ] as const) {
        const entry = new APIResource();
        entry.setPolicyRef(policy);
        acls.getAclsMap().set(resource, entry);
      }
      const application = config.getChannelGroup()?.getGroupsMap().get('Application');
      setValue(application ?? new ConfigGroup(), 'ACLs', acls);
    });
  });
  afterAll(() => {
    channel.remove();
  });

  it('is Fabric’s default where the channel says nothing', () => {
    const rule = accessRule('peer/Propose', channel.configuration);
    expect(rule.policy).toBe('/Channel/Application/Writers');
    expect(rule.refusal('mychannel', 'because')).toBe(
      'Failed evaluating policy on signed data during check policy on channel [mychannel] with policy ' +
        '[/Channel/Application/Writers]: [because]',
    );
    expect(accessRule('cscc/GetConfigBlock', configuration).policy).toBe('/Channel/Application/Readers');
  });

  it('is the channel’s own where it has one, short names meaning the application’s policies', () => {
    const rule = accessRule('peer/Propose', configuration);
    expect(rule.policy).toBe('/Channel/Application/Admins');
    expect(rule.refusal('mychannel', 'because')).toBe(
      'failed evaluating policy on signed data during check policy [/Channel/Application/Admins]: [because]',
    );
    expect(accessRule('event/Block', configuration).policy).toBe('/Channel/Application/Admins');
  });

  it('says so when the channel names a policy that is not there', () => {
    expect(accessRule('qscc/GetChainInfo', configuration).refusal('mychannel', 'x')).toContain(
      '[policy /Channel/Application/Nobody not found]',
    );
  });
});
