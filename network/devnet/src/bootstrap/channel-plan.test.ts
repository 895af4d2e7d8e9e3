import { testNetwork } from '../fixtures/options.fixture.js';
import type { DevnetOptions } from '../options.js';
import { OptionsError, plannedChannels } from './channel-plan.js';

describe('plannedChannels', () => {
  const base = testNetwork();
  const chaincode = { name: 'basic', version: '1.0', addresses: {} };

  it('takes the short form for one channel', () => {
    const [first, ...others] = base.organizations;
    const organizations = [...(first === undefined ? [] : [{ ...first, onChannel: false }]), ...others];
    expect(plannedChannels({ ...base, organizations, channel: 'one', chaincodes: [chaincode] })).toEqual([
      { name: 'one', mspIds: ['Org2MSP', 'Org3MSP'], chaincodes: [chaincode] },
    ]);
  });

  it('takes several channels, each with members and chaincodes of its own', () => {
    const channels = [{ name: 'one' }, { name: 'two', organizations: ['Org3MSP'], chaincodes: [chaincode] }];
    expect(plannedChannels({ ...base, channels })).toEqual([
      { name: 'one', mspIds: ['Org1MSP', 'Org2MSP', 'Org3MSP'], chaincodes: [] },
      { name: 'two', mspIds: ['Org3MSP'], chaincodes: [chaincode] },
    ]);
  });

  it('plans nothing for a network that is to begin without a channel', () => {
    expect(plannedChannels(base)).toEqual([]);
  });

  it.each<[string, Partial<DevnetOptions>, RegExp]>([
    ['both forms at once', { channel: 'one', channels: [] }, /each has its own/u],
    ['a chaincode without a channel', { chaincodes: [chaincode] }, /need a channel/u],
    ['one name twice', { channels: [{ name: 'one' }, { name: 'one' }] }, /one is there twice/u],
    ['a name that Fabric refuses', { channel: 'My_Channel' }, /no channel name/u],
    ['an unknown member', { channels: [{ name: 'one', organizations: ['Org9MSP'] }] }, /Org9MSP/u],
  ])('refuses %s', (_what, options, message) => {
    expect(() => plannedChannels({ ...base, ...options })).toThrow(OptionsError);
    expect(() => plannedChannels({ ...base, ...options })).toThrow(message);
  });
});
