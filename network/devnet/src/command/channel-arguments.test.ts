import { testNetwork, testOptions } from '../fixtures/options.fixture.js';
import { withArguments } from './channel-arguments.js';
import { UsageError } from './usage-error.js';

describe('withArguments', () => {
  const described = testOptions([{ name: 'old', version: '2.0', addresses: {} }]);
  const none = {
    channel: [],
    chaincode: [],
    collections: [],
    policy: [],
    indexes: [],
    chaincodeTls: [],
    initRequired: [],
  };

  it('leaves the described channel and adds chaincodes to it', () => {
    const { channel, chaincodes, channels } = withArguments(described, { ...none, chaincode: ['new=h:1'] });
    expect({ channel, chaincodes }).toEqual({});
    expect(channels).toMatchObject([{ name: 'mychannel', chaincodes: [{ name: 'old' }, { name: 'new' }] }]);
  });

  it('takes channels in place of the described one, some with few members', () => {
    const args = {
      ...none,
      channel: ['one', 'two=Org1MSP,Org3MSP'],
      chaincode: ['a=h:1', 'two/b=Org3MSP@h:2'],
    };
    expect(withArguments(described, args).channels).toMatchObject([
      { name: 'one', chaincodes: [{ name: 'a', addresses: { Org2MSP: 'h:1' } }] },
      { name: 'two', organizations: ['Org1MSP', 'Org3MSP'], chaincodes: [{ addresses: { Org3MSP: 'h:2' } }] },
    ]);
  });

  it.each([
    ['a channel without members', { channel: ['one='] }],
    ['an unknown member', { channel: ['one=Org9MSP'] }],
    ['a chaincode on an unknown channel', { channel: ['one'], chaincode: ['two/a=h:1'] }],
    ['a channel name that Fabric refuses', { channel: ['One'] }],
  ])('refuses %s', (_what, given) => {
    expect(() => withArguments(described, { ...none, ...given })).toThrow(UsageError);
  });

  it('asks for a channel where a chaincode has none to be on', () => {
    expect(() => withArguments(testNetwork(), { ...none, chaincode: ['a=h:1'] })).toThrow(/--channel/u);
  });
});
