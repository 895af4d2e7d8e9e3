import { decodeReadWriteSet } from '@fabric-governance/protocol/rwset';
import { createHash } from 'node:crypto';
import { hashedNamespace, privateNamespace } from './namespaces.js';
import { SimulationError } from './simulation-error.js';
import { Simulator } from './simulator.js';
import { VersionedState, type Revision } from './versioned-state.js';

function revision(block: bigint, value: string): Revision {
  return {
    version: { block, transaction: 0 },
    value: Buffer.from(value),
    metadata: undefined,
    valueWritten: true,
    transaction: { txId: '', timestamp: undefined },
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

describe('Simulator', () => {
  const state = new VersionedState();
  const privateState = new VersionedState();
  state.append('cc', 'known', revision(0n, 'old'));
  state.append(hashedNamespace('cc', 'shared'), hashOf('secret'), revision(1n, 'hash'));
  state.append(hashedNamespace('cc', 'shared'), hashOf('withheld'), revision(1n, 'hash'));
  privateState.append(privateNamespace('cc', 'shared'), 'secret', revision(1n, 'plain'));

  function simulator(): Simulator {
    return new Simulator('tx1', {
      publicState: state.view(),
      privateState: privateState.view(),
      hasCollection: (_chaincode, collection) => collection === 'shared',
    });
  }

  function namespaceOf(simulated: Simulator): ReturnType<typeof decodeReadWriteSet>[number] {
    const [set] = decodeReadWriteSet(simulated.results().publicBytes);
    if (set === undefined) {
      throw new Error('nothing was simulated');
    }
    return set;
  }

  it('reads what was committed, never its own writes', () => {
    const simulated = simulator();
    simulated.setState('cc', 'known', Buffer.from('new'));
    expect(Buffer.from(simulated.getState('cc', 'known') ?? '').toString()).toBe('old');
  });

  it('tells a missing key from one written first of all', () => {
    const simulated = simulator();
    simulated.getState('cc', 'known');
    simulated.getState('cc', 'unknown');
    expect(namespaceOf(simulated).reads).toEqual([
      { key: 'known', version: { block: 0n, transaction: 0 } },
      { key: 'unknown' },
    ]);
  });

  it('writes keys in UTF-8 order, the last value of each, and empty values as deletions', () => {
    const simulated = simulator();
    for (const [key, value] of [
      ['\u{10ffff}', 'x'],
      ['\ue000', 'x'],
      ['a', 'first'],
      ['a', 'last'],
      ['b', ''],
    ] as const) {
      simulated.setState('cc', key, Buffer.from(value));
    }
    expect(namespaceOf(simulated).writes.map(({ key, isDelete }) => [key, isDelete])).toEqual([
      ['a', false],
      ['b', true],
      ['\ue000', false],
      ['\u{10ffff}', false],
    ]);
  });

  it('publishes hashes of private writes and keeps the plaintext apart', () => {
    const simulated = simulator();
    simulated.setPrivateData('cc', 'shared', 'secret', Buffer.from('quiet'));
    const { publicBytes, privateBytes } = simulated.results();
    expect(Buffer.from(publicBytes).includes('quiet')).toBe(false);
    expect(Buffer.from(privateBytes ?? '').includes('quiet')).toBe(true);
    const [collection] = decodeReadWriteSet(publicBytes)[0]?.collections ?? [];
    expect(Buffer.from(collection?.writes[0]?.valueHash ?? '').toString('hex')).toBe(hashOf('quiet'));
  });

  it('gives private plaintext only where it is the version that was published', () => {
    expect(Buffer.from(simulator().getPrivateData('cc', 'shared', 'secret') ?? '').toString()).toBe('plain');
    expect(() => simulator().getPrivateData('cc', 'shared', 'withheld')).toThrow(
      'private data matching public hash version is not available',
    );
    expect(() => simulator().getPrivateData('cc', 'nowhere', 'secret')).toThrow(SimulationError);
  });

  it('refuses to write after paging or scanning private data, and the other way round', () => {
    const paged = simulator();
    paged.scan('cc', { start: '', end: '' }, 5);
    expect(() => {
      paged.setState('cc', 'x', Buffer.from('x'));
    }).toThrow('Transaction has already performed a paginated query');
    const wrote = simulator();
    wrote.setState('cc', 'x', Buffer.from('x'));
    expect(() => wrote.scanPrivate('cc', 'shared', { start: '', end: '' })).toThrow(
      'only in a read-only transaction',
    );
  });
});
