import * as fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSignaturePolicy } from '@fabric-governance/protocol/policy-encoding';
import { parseSignaturePolicy } from '@fabric-governance/protocol/policy-text';
import { testChannel, userOf, type TestChannel } from '../administration/test-channel.fixture.js';
import { TEST_CHAINCODE, TestLedger, type MadeTransaction } from '../channel/test-ledger.fixture.js';
import { VALIDATION_PARAMETER } from '../ledger/key-metadata.js';
import type { LedgerSnapshot, Simulator } from '../ledger/simulator.js';
import { codeOf, ModelLedger, type Call, type Operation } from './naive-ledger.fixture.js';

jest.setTimeout(120_000);

const MSP_IDS = ['Org1MSP', 'Org2MSP', 'Org3MSP'] as const;
type MspId = (typeof MSP_IDS)[number];

const key = fc.constantFrom('a', 'b', 'c', 'd');
const organisations = fc.uniqueArray(fc.constantFrom<MspId>(...MSP_IDS), { minLength: 1, maxLength: 3 });
const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('get' as const), key }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('put' as const), key, value: fc.constantFrom('x', 'y') }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), key }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('guard' as const), key, organisations }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('range' as const),
      start: fc.constantFrom('', 'a', 'b'),
      end: fc.constantFrom('', 'c', 'e'),
      take: fc.integer({ min: 1, max: 5 }),
    }),
  },
);
const call: fc.Arbitrary<Call> = fc.record({
  operations: fc.array(operation, { minLength: 1, maxLength: 4 }),
  endorsers: fc.oneof(
    { weight: 3, arbitrary: fc.constant(MSP_IDS) },
    { weight: 2, arbitrary: organisations },
  ),
  age: fc.integer({ min: 0, max: 2 }),
  forged: fc.oneof(
    { weight: 12, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
});
/** A new call, or one of earlier that is sent again. */
const sent = fc.oneof(
  { weight: 8, arbitrary: fc.record({ call }) },
  { weight: 1, arbitrary: fc.record({ again: fc.nat({ max: 20 }) }) },
);
const chain = fc.array(fc.array(sent, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 });

describe('validation of a chain', () => {
  let parties: TestChannel;
  beforeAll(async () => {
    parties = await testChannel();
  });
  afterAll(() => {
    parties.remove();
  });

  function run(simulator: Simulator, operations: readonly Operation[]): void {
    for (const step of operations) {
      switch (step.kind) {
        case 'get':
          simulator.getState(TEST_CHAINCODE, step.key);
          break;
        case 'put':
          simulator.setState(TEST_CHAINCODE, step.key, Buffer.from(step.value));
          break;
        case 'delete':
          simulator.setState(TEST_CHAINCODE, step.key, new Uint8Array());
          break;
        case 'guard':
          simulator.setStateMetadata(TEST_CHAINCODE, step.key, guardedBy(step.organisations));
          break;
        case 'range': {
          const scan = simulator.scan(TEST_CHAINCODE, step);
          for (let taken = 0; taken < step.take && scan.next() !== undefined; taken++);
        }
      }
    }
  }

  function make(ledger: TestLedger, each: Call, snapshots: readonly LedgerSnapshot[]): MadeTransaction {
    const snapshot = snapshots[Math.max(0, snapshots.length - 1 - each.age)];
    return ledger.transaction(
      (simulator) => {
        run(simulator, each.operations);
      },
      {
        endorsers: parties.members.filter(({ mspId }) => each.endorsers.some((one) => one === mspId)),
        ...(snapshot !== undefined && { snapshot }),
        ...(each.forged && { sign: userOf(parties.outsider).sign }),
      },
    );
  }

  it('gives every transaction the code that a naive ledger gives it, and comes to the same state', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(chain, async (blocks) => {
        const folder = mkdtempSync(join(tmpdir(), 'random-blocks-'));
        let ledger = await TestLedger.open(folder, parties);
        try {
          const atLeastTwo = parseSignaturePolicy("OutOf(2,'Org1MSP.peer','Org2MSP.peer','Org3MSP.peer')");
          await ledger.define(atLeastTwo);
          const model = new ModelLedger(2);
          const all: { readonly made: MadeTransaction; readonly call: Call; readonly id: number }[] = [];
          const snapshots = [ledger.channel.snapshot('Org1MSP')];
          for (const [number, block] of blocks.entries()) {
            const members = block.flatMap((one) => {
              if ('again' in one) {
                return all.slice(one.again, one.again + 1);
              }
              const member = { made: make(ledger, one.call, snapshots), call: one.call, id: all.length };
              all.push(member);
              return [member];
            });
            // The model must look at the same snapshot as the transaction did, so it simulates when that is made.
            const expected = model.commit(members);
            const outcome = await ledger.append(members.map(({ made }) => made));
            expected.forEach((code) => seen.add(code));
            expect(outcome.transactions.map(({ code }) => code)).toEqual(expected);
            expect([...outcome.codes]).toEqual(expected.map(codeOf));
            if (number === 1) {
              await ledger.close();
              ledger = await TestLedger.open(folder, parties);
              snapshots.length = 0;
              model.forgetSnapshots();
            }
            snapshots.push(ledger.channel.snapshot('Org1MSP'));
            expect(stateOf(ledger)).toEqual(model.state());
          }
        } finally {
          await ledger.close();
          rmSync(folder, { recursive: true, force: true });
        }
      }),
      { numRuns: 40 },
    );
    // Otherwise the chains would be too tame to show anything.
    expect([...seen].sort()).toEqual([
      'BAD_CREATOR_SIGNATURE',
      'DUPLICATE_TXID',
      'ENDORSEMENT_POLICY_FAILURE',
      'MVCC_READ_CONFLICT',
      'PHANTOM_READ_CONFLICT',
      'VALID',
    ]);
  });
});

function guardedBy(mspIds: readonly string[]): Map<string, Uint8Array> {
  const policy = parseSignaturePolicy(`AND(${mspIds.map((mspId) => `'${mspId}.peer'`).join(',')})`);
  return new Map([[VALIDATION_PARAMETER, encodeSignaturePolicy(policy)]]);
}

function stateOf({ channel }: TestLedger): Record<string, string> {
  const found: Record<string, string> = {};
  const entries = channel.state().range(TEST_CHAINCODE, '', '');
  for (let next = entries.next().value; next !== undefined; next = entries.next().value) {
    found[next.key] = Buffer.from(next.revision.value ?? []).toString();
  }
  return found;
}
