import fc from 'fast-check';
import { decodeReadWriteSet, type NamespaceReadWriteSet } from '@fabric-governance/protocol/rwset';
import { compareKeys } from '../ledger/key-order.js';
import { Simulator } from '../ledger/simulator.js';
import { VersionedState } from '../ledger/versioned-state.js';
import { BlockUpdates } from './block-updates.js';
import { checkReads } from './mvcc.js';
import { TransactionFault } from './transaction-fault.js';

const NAMESPACE = 'cc';

type Operation =
  | { readonly kind: 'get'; readonly key: string }
  | { readonly kind: 'put'; readonly key: string; readonly value: string }
  /** A scan of which only `take` results are read. */
  | { readonly kind: 'range'; readonly start: string; readonly end: string; readonly take: number };

interface Transaction {
  readonly operations: readonly Operation[];
  /** How many blocks before its own the transaction was simulated. */
  readonly age: number;
}

/** The model: whole copies of the state after each block, each key with the serial number of its last write. */
type Copy = ReadonlyMap<string, number>;

interface Seen {
  readonly key: string;
  readonly write: number | undefined;
}

interface ModelTransaction {
  readonly reads: readonly Seen[];
  readonly ranges: readonly {
    readonly operation: Extract<Operation, { kind: 'range' }>;
    readonly seen: readonly Seen[];
  }[];
  readonly writes: ReadonlyMap<string, string>;
}

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ kind: fc.constant('get' as const), key }),
  // An empty value deletes.
  fc.record({ kind: fc.constant('put' as const), key, value: fc.constantFrom('', 'x', 'y') }),
  fc.record({
    kind: fc.constant('range' as const),
    start: fc.constantFrom('', 'a', 'b', 'c'),
    end: fc.constantFrom('', 'c', 'd', 'z'),
    take: fc.integer({ min: 1, max: 6 }),
  }),
);
const transaction: fc.Arbitrary<Transaction> = fc.record({
  operations: fc.array(operation, { minLength: 1, maxLength: 4 }),
  age: fc.integer({ min: 0, max: 2 }),
});
const chain = fc.array(fc.array(transaction, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });

function simulate(
  { operations }: Transaction,
  state: VersionedState,
  height: bigint,
): readonly NamespaceReadWriteSet[] {
  const simulator = new Simulator('tx', {
    publicState: state.view(height),
    privateState: new VersionedState().view(),
    hasCollection: () => false,
  });
  for (const step of operations) {
    switch (step.kind) {
      case 'get':
        simulator.getState(NAMESPACE, step.key);
        break;
      case 'put':
        simulator.setState(NAMESPACE, step.key, Buffer.from(step.value));
        break;
      case 'range': {
        const scan = simulator.scan(NAMESPACE, step);
        for (let taken = 0; taken < step.take && scan.next() !== undefined; taken++);
      }
    }
  }
  return decodeReadWriteSet(simulator.results().publicBytes);
}

function rangeOf(copy: Copy, { start, end }: { readonly start: string; readonly end: string }): Seen[] {
  return [...copy]
    .filter(([name]) => compareKeys(name, start) >= 0 && (end === '' || compareKeys(name, end) < 0))
    .sort(([a], [b]) => compareKeys(a, b))
    .map(([name, write]) => ({ key: name, write }));
}

function simulateModel({ operations }: Transaction, copy: Copy): ModelTransaction {
  return {
    reads: operations.flatMap((step) =>
      step.kind === 'get' ? [{ key: step.key, write: copy.get(step.key) }] : [],
    ),
    ranges: operations.flatMap((step) =>
      step.kind === 'range' ? [{ operation: step, seen: rangeOf(copy, step).slice(0, step.take) }] : [],
    ),
    writes: new Map(
      operations.flatMap((step) => (step.kind === 'put' ? [[step.key, step.value] as const] : [])),
    ),
  };
}

/** What should come of it: every read key unwritten since, and every range the same as far as it was read. */
function judgeModel({ reads, ranges }: ModelTransaction, now: Copy, touched: ReadonlySet<string>): string {
  if (reads.some(({ key: name, write }) => touched.has(name) || now.get(name) !== write)) {
    return 'MVCC_READ_CONFLICT';
  }
  const same = ranges.every(({ operation: step, seen }) => {
    const current = rangeOf(now, step);
    // Read to its end, the whole range counts; otherwise what stands up to the last key seen.
    const last = seen.at(-1)?.key;
    const exhausted = seen.length < step.take || last === undefined;
    const relevant = exhausted ? current : current.filter(({ key: name }) => compareKeys(name, last) <= 0);
    return JSON.stringify(relevant) === JSON.stringify(seen);
  });
  return same ? 'VALID' : 'PHANTOM_READ_CONFLICT';
}

function judge(namespaces: readonly NamespaceReadWriteSet[], state: VersionedState, block: bigint): string {
  try {
    checkReads(namespaces, state, block);
    return 'VALID';
  } catch (fault) {
    if (fault instanceof TransactionFault) {
      return fault.code;
    }
    throw fault;
  }
}

describe('checkReads', () => {
  it('judges like a model that keeps a whole copy of the state for each block', () => {
    fc.assert(
      fc.property(chain, (blocks) => {
        const state = new VersionedState();
        const copies: Copy[] = [new Map()];
        let serial = 0;
        blocks.forEach((transactions, number) => {
          const block = BigInt(number);
          const simulated = transactions.map((each) => {
            const height = Math.max(0, number - each.age);
            return {
              real: simulate(each, state, BigInt(height)),
              model: simulateModel(each, copies[height] ?? new Map<string, number>()),
            };
          });
          const now = new Map(copies[number]);
          const touched = new Set<string>();
          const updates = new BlockUpdates(state);
          simulated.forEach(({ real, model }, index) => {
            const verdict = judge(real, state, block);
            expect(verdict).toBe(judgeModel(model, now, touched));
            if (verdict !== 'VALID') {
              return;
            }
            updates.apply(
              real,
              { block, transaction: index },
              { txId: `${number}.${index}`, timestamp: undefined },
            );
            for (const [name, value] of model.writes) {
              touched.add(name);
              if (value === '') {
                now.delete(name);
              } else {
                now.set(name, ++serial);
              }
            }
          });
          copies.push(now);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('finds a phantom in a range that was summed up as a Merkle tree', () => {
    const state = new VersionedState();
    const write = (name: string, block: bigint, transactionIndex: number): void => {
      state.append(NAMESPACE, name, {
        version: { block, transaction: transactionIndex },
        value: Buffer.from('v'),
        metadata: undefined,
        valueWritten: true,
        transaction: { txId: '', timestamp: undefined },
      });
    };
    const names = Array.from({ length: 120 }, (_, index) => `key${index.toString().padStart(3, '0')}`);
    names.forEach((name, index) => {
      write(name, 1n, index);
    });
    const scanned = simulate(
      { operations: [{ kind: 'range', start: '', end: '', take: 500 }], age: 0 },
      state,
      2n,
    );
    expect(scanned[0]?.rangeQueries[0]?.merkleSummary).toBeDefined();
    expect(judge(scanned, state, 2n)).toBe('VALID');
    write('key060x', 2n, 0);
    expect(judge(scanned, state, 3n)).toBe('PHANTOM_READ_CONFLICT');
  });
});
