import { encodeSignaturePolicy } from '@fabric-governance/protocol/policy-encoding';
import { parseSignaturePolicy } from '@fabric-governance/protocol/policy-text';
import { hashedNamespace } from '../ledger/namespaces.js';
import { metadataBytes, VALIDATION_PARAMETER } from '../ledger/key-metadata.js';
import { sha256Hex } from '../ledger/sha256.js';
import { Simulator } from '../ledger/simulator.js';
import type { Revision, StateView } from '../ledger/versioned-state.js';
import { chaincodeInterest } from './chaincode-interest.js';

const policy = encodeSignaturePolicy(parseSignaturePolicy("OR('Org1MSP.peer')"));
const guarded: Revision = {
  version: { block: 1n, transaction: 0 },
  value: Buffer.from('v'),
  metadata: metadataBytes(new Map([[VALIDATION_PARAMETER, policy]])),
  valueWritten: true,
  transaction: { txId: 'tx0', timestamp: undefined },
};

/** A state in which the named keys exist and have a policy of their own. */
function stateWith(...keys: readonly [room: string, key: string][]): StateView {
  return {
    get: (room, key) =>
      keys.some(([guardedRoom, guardedKey]) => guardedRoom === room && guardedKey === key)
        ? guarded
        : undefined,
    range: () => [][Symbol.iterator]() as Iterator<never, undefined>,
    history: () => [],
    lastWrite: () => undefined,
  };
}

const EMPTY = stateWith();

function interestOf(state: StateView, run: (simulator: Simulator) => void): unknown {
  const snapshot = { publicState: state, privateState: EMPTY, hasCollection: () => true };
  const simulator = new Simulator('tx1', snapshot);
  run(simulator);
  return chaincodeInterest(simulator, state)
    .getChaincodesList()
    .map((call) => ({
      name: call.getName(),
      collections: call.getCollectionNamesList(),
      keyPolicies: call.getKeyPoliciesList().length,
      noPrivateReads: call.getNoPrivateReads(),
      disregard: call.getDisregardNamespacePolicy(),
    }));
}

const call = (name: string, others: object = {}): object => ({
  name,
  collections: [],
  keyPolicies: 0,
  noPrivateReads: false,
  disregard: false,
  ...others,
});

describe('the interest of a transaction', () => {
  it('is in the chaincodes it reads or writes, not in those of the system', () => {
    const found = interestOf(EMPTY, (simulator) => {
      simulator.getState('_lifecycle', 'namespaces/fields/a/Sequence');
      simulator.getState('lscc', 'a');
      simulator.getState('reads', 'k');
      simulator.setState('writes', 'k', Buffer.from('v'));
    });
    expect(found).toEqual([call('reads'), call('writes')]);
  });

  it('is in collections, and says whether they are read', () => {
    const found = interestOf(EMPTY, (simulator) => {
      simulator.getPrivateData('cc', 'read', 'k');
      simulator.setPrivateData('cc', 'written', 'k', Buffer.from('v'));
      simulator.getPrivateDataHash('cc', 'looked-at', 'k');
    });
    expect(found).toEqual([
      call('cc', { collections: ['read'] }),
      call('cc', { collections: ['written'], noPrivateReads: true }),
    ]);
  });

  it('is in the chaincode where nothing is written, whatever is read', () => {
    const found = interestOf(EMPTY, (simulator) => {
      simulator.getPrivateDataHash('cc', 'looked-at', 'k');
    });
    expect(found).toEqual([call('cc')]);
  });

  it('is in the policies of keys in place of the chaincode’s, unless others are written, too', () => {
    const state = stateWith(['cc', 'guarded'], [hashedNamespace('cc', 'c'), sha256Hex('guarded')]);
    const alone = interestOf(state, (simulator) => {
      simulator.setState('cc', 'guarded', Buffer.from('w'));
      simulator.setPrivateData('cc', 'c', 'guarded', Buffer.from('w'));
    });
    expect(alone).toEqual([call('cc', { keyPolicies: 2, disregard: true })]);
    const mixed = interestOf(state, (simulator) => {
      simulator.setState('cc', 'guarded', Buffer.from('w'));
      simulator.setState('cc', 'plain', Buffer.from('w'));
    });
    expect(mixed).toEqual([call('cc', { keyPolicies: 1 })]);
  });
});
