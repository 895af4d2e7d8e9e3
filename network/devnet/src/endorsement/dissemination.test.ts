import { ledger, peer } from '@hyperledger/fabric-protos';
import { collectionsFrom } from '../bootstrap/collections-config.js';
import type { ChannelView } from '../channel/channel-view.js';
import { readDefinition, definitionField, type DefinitionField } from '../chaincode/definition.js';
import { VersionedState } from '../ledger/versioned-state.js';
import type { Identity } from '../msp/identity.js';
import { checkDissemination } from './dissemination.js';
import type { PeerNode } from './peer-node.js';

const MEMBERS = "OR('Org1MSP.member','Org2MSP.member')";

/** A channel with a chaincode whose collection demands so many peers. */
function channelWith(requiredPeerCount: number): ChannelView {
  const state = new VersionedState();
  const put = (field: DefinitionField, change: (data: peer.lifecycle.StateData) => void): void => {
    const data = new peer.lifecycle.StateData();
    change(data);
    state.append('_lifecycle', definitionField('basic', field), {
      version: { block: 1n, transaction: 0 },
      value: data.serializeBinary(),
      metadata: undefined,
      valueWritten: true,
      transaction: { txId: '', timestamp: undefined },
    });
  };
  put('Sequence', (data) => {
    data.setInt64(1);
  });
  put('Collections', (data) => {
    const shared = { name: 'shared', policy: MEMBERS, requiredPeerCount, maxPeerCount: 3 };
    data.setBytes(collectionsFrom([shared]).serializeBinary());
  });
  const definition = readDefinition(state.view(), 'basic');
  return {
    name: 'mychannel',
    definition: () => definition,
    configuration: {
      msps: { deserialize: (bytes: Uint8Array) => identityOf(Buffer.from(bytes).toString()) },
    },
  } as unknown as ChannelView;
}

function identityOf(mspId: string): Pick<Identity, 'mspId' | 'satisfies'> {
  return {
    mspId,
    satisfies: (principal) => principal.kind === 'role' && principal.mspId === mspId,
  };
}

function peerOf(mspId: string): PeerNode {
  return { mspId, signer: { identity: Buffer.from(mspId) } } as unknown as PeerNode;
}

function plaintextOf(collection: string): Uint8Array {
  const written = new ledger.rwset.CollectionPvtReadWriteSet();
  written.setCollectionName(collection);
  const namespace = new ledger.rwset.NsPvtReadWriteSet();
  namespace.setNamespace('basic');
  namespace.addCollectionPvtRwset(written);
  const sets = new ledger.rwset.TxPvtReadWriteSet();
  sets.addNsPvtRwset(namespace);
  return sets.serializeBinary();
}

describe('checkDissemination', () => {
  const check = (requiredPeerCount: number, neighbours: readonly string[], collection = 'shared'): void => {
    const transaction = { txId: 'tx1', channel: channelWith(requiredPeerCount) };
    checkDissemination(plaintextOf(collection), transaction, neighbours.map(peerOf));
  };

  it('asks for as many other members’ peers as the collection demands', () => {
    expect(() => {
      check(1, ['Org2MSP']);
    }).not.toThrow();
    expect(() => {
      check(1, ['Org3MSP', 'Org4MSP']);
    }).toThrow(
      'failed to distribute private collection, txID tx1, channel mychannel: could not build private data ' +
        'dissemination plan for chaincode basic and collection shared: required to disseminate to at least 1 peers, ' +
        'but know of only 0 eligible peers',
    );
  });

  it('asks for none where the collection does not, or is an organisation’s own', () => {
    expect(() => {
      check(0, []);
      check(1, [], '_implicit_org_Org1MSP');
    }).not.toThrow();
  });
});
