import { ConfigGroup } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { testConfig } from '../testdata/channel.js';
import { elementsOf, entriesOf, entryOf, isLegalName } from './elements.js';

it('names every element as Fabric does', () => {
  const labels = [...elementsOf(testConfig().getChannelGroup()).keys()];
  expect(labels).toEqual(
    expect.arrayContaining([
      '[Group]  /Channel',
      '[Value]  /Channel/Capabilities',
      '[Policy] /Channel/Admins',
      '[Group]  /Channel/Application/Org1MSP',
      '[Value]  /Channel/Application/Org1MSP/AnchorPeers',
    ]),
  );
  expect(new Set(labels).size).toBe(labels.length);
});

it('finds no entries that objects inherit', () => {
  const group = new ConfigGroup();
  expect(entryOf(group.getGroupsMap(), 'constructor')).toBeUndefined();
  group.getGroupsMap().set('constructor', new ConfigGroup());
  expect(entriesOf(group.getGroupsMap()).map(([name]) => name)).toEqual(['constructor']);
});

it('refuses names that Fabric refuses', () => {
  const legal = ['Org1MSP', 'a.b-C', '...', 'x'.repeat(249)];
  const illegal = ['', '.', '..', 'a b', 'a/b', 'ä', 'under_score', 'x'.repeat(250)];
  expect(legal.filter(isLegalName)).toEqual(legal);
  expect(illegal.filter(isLegalName)).toEqual([]);
  const group = new ConfigGroup();
  group.getGroupsMap().set('a b', new ConfigGroup());
  expect(() => elementsOf(group)).toThrow('BAD_CONFIG');
});
