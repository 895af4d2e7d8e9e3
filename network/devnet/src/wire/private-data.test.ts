import { encodeSignaturePolicy } from '@fabric-governance/protocol/policy-encoding';
import { parseSignaturePolicy } from '@fabric-governance/protocol/policy-text';
import { common, ledger } from '@hyperledger/fabric-protos';
import type { ChannelView } from '../channel/channel-view.js';
import type { Identity } from '../msp/identity.js';
import { privateDataFor } from './private-data.js';

const COLLECTIONS = ['shared', 'guarded', '_implicit_org_Org1MSP'];

function writes(): Uint8Array {
  const set = new ledger.rwset.NsPvtReadWriteSet();
  set.setNamespace('basic');
  set.setCollectionPvtRwsetList(
    COLLECTIONS.map((name) => {
      const collection = new ledger.rwset.CollectionPvtReadWriteSet();
      collection.setCollectionName(name);
      return collection;
    }),
  );
  const message = new ledger.rwset.TxPvtReadWriteSet();
  message.addNsPvtRwset(set);
  return message.serializeBinary();
}

function client(mspId: string, role: 'client' | 'peer'): Identity {
  return {
    mspId,
    satisfies: (principal) =>
      principal.kind === 'role' &&
      principal.mspId === mspId &&
      (principal.role === 'member' || principal.role === role),
  } as Partial<Identity> as Identity;
}

describe('privateDataFor', () => {
  const memberPolicy = encodeSignaturePolicy(parseSignaturePolicy("OR('Org1MSP.peer', 'Org2MSP.member')"));
  const asked: (bigint | undefined)[] = [];
  const channel = {
    configuration: { applicationOrganisations: () => ['Org1MSP', 'Org2MSP', 'Org3MSP'] },
    definition: (_chaincode: string, height?: bigint) => {
      asked.push(height);
      return {
        collections: ['shared', 'guarded'].map((name) => ({
          name,
          members: new Set(['Org1MSP', 'Org2MSP']),
          memberOnlyRead: name === 'guarded',
          memberPolicy,
        })),
      };
    },
    store: { privateRecords: () => Promise.resolve([{ transaction: 3, bytes: writes() }]) },
  } as unknown as ChannelView;
  const block = new common.Block();
  const header = new common.BlockHeader();
  header.setNumber(7);
  block.setHeader(header);

  it.each([
    ['a member what the peer has', 'Org2MSP', client('Org2MSP', 'client'), ['shared', 'guarded']],
    [
      'what the policy lets the client read',
      'Org1MSP',
      client('Org1MSP', 'client'),
      ['shared', '_implicit_org_Org1MSP'],
    ],
    ['all to whom the policy names', 'Org1MSP', client('Org1MSP', 'peer'), COLLECTIONS],
    ['only what the peer has', 'Org2MSP', client('Org1MSP', 'peer'), ['shared', 'guarded']],
    [
      'others what is not guarded, as Fabric does',
      'Org1MSP',
      client('Org3MSP', 'peer'),
      ['shared', '_implicit_org_Org1MSP'],
    ],
    ['nothing from a peer that has nothing', 'Org3MSP', client('Org1MSP', 'peer'), []],
  ])('gives %s', async (_what, peer, reader, expected) => {
    const found = await privateDataFor(channel, block, { peer, client: reader });
    const names = found.flatMap(([, set]) =>
      set
        .getNsPvtRwsetList()
        .flatMap((each) =>
          each.getCollectionPvtRwsetList().map((collection) => collection.getCollectionName()),
        ),
    );
    expect(names).toEqual(expected);
    expect(found.map(([transaction]) => transaction)).toEqual(expected.length > 0 ? [3] : []);
    expect(new Set(asked)).toEqual(new Set([7n]));
  });
});
