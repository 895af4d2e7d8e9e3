import { decodeReadWriteSet } from '@fabric-governance/protocol/rwset';
import type { ChaincodeDefinition } from '../chaincode/definition.js';
import { Simulator } from '../ledger/simulator.js';
import { VersionedState } from '../ledger/versioned-state.js';
import { beginInitialisation } from './initialisation.js';

const KEY = '\u0000\u{10ffff}initialized';

function definition(version: string, initRequired: boolean): ChaincodeDefinition {
  return {
    name: 'basic',
    sequence: 1,
    version,
    initRequired,
    endorsementPolicy: new Uint8Array(),
    collections: [],
  };
}

/** A simulation on a ledger where a version has been initialised. */
function simulator(initialised?: string): Simulator {
  const state = new VersionedState();
  if (initialised !== undefined) {
    state.append('basic', KEY, {
      version: { block: 0n, transaction: 0 },
      value: Buffer.from(initialised),
      metadata: undefined,
      valueWritten: true,
      transaction: { txId: '', timestamp: undefined },
    });
  }
  return new Simulator('tx', {
    publicState: state.view(),
    privateState: new VersionedState().view(),
    hasCollection: () => false,
  });
}

describe('beginInitialisation', () => {
  it('leaves chaincodes alone that do not demand it', () => {
    const simulated = simulator();
    expect(beginInitialisation(definition('1', false), false, simulated)).toBe(false);
    expect(decodeReadWriteSet(simulated.results().publicBytes)).toEqual([]);
    expect(() => beginInitialisation(definition('1', false), true, simulator())).toThrow(
      "chaincode 'basic' does not require initialization but called as init",
    );
  });

  it('notes the version where chaincode cannot reach it', () => {
    const simulated = simulator();
    expect(beginInitialisation(definition('1', true), true, simulated)).toBe(true);
    const [set] = decodeReadWriteSet(simulated.results().publicBytes);
    expect(set?.writes.map(({ key, value }) => [key, Buffer.from(value).toString()])).toEqual([[KEY, '1']]);
  });

  it('demands one for each version, and no second', () => {
    expect(() => beginInitialisation(definition('1', true), false, simulator())).toThrow(
      "invalid invocation: chaincode 'basic' has not been initialized for this version, must call as init first",
    );
    expect(beginInitialisation(definition('1', true), false, simulator('1'))).toBe(false);
    expect(() => beginInitialisation(definition('1', true), true, simulator('1'))).toThrow(
      "chaincode 'basic' is already initialized but called as init",
    );
    expect(() => beginInitialisation(definition('2', true), false, simulator('1'))).toThrow(
      'must call as init first',
    );
    expect(beginInitialisation(definition('2', true), true, simulator('1'))).toBe(true);
  });
});
