import { applyBlock } from '../read-model/apply-block.js';
import { emptyProjection, type Projection } from '../read-model/projection.js';
import { testBlock, type TestWrite } from '../testing/test-blocks.js';
import { foundingWrites } from '../testing/test-records.js';
import { powerListSchema } from '../contract/powers.js';
import { listPowers } from './powers.js';

function powerWrite(
  power: string,
  until: number,
  changes: Readonly<Record<string, unknown>> = {},
): TestWrite {
  const record = {
    schemaVersion: 1,
    memberId: 'watchdog',
    power,
    since: 0,
    until,
    proposalId: 'd'.repeat(64),
    ...changes,
  };
  return { kind: 'power', key: ['watchdog', power], record };
}

function ledgerWith(...writes: readonly TestWrite[]): Projection {
  const projection = emptyProjection();
  const blocks = [foundingWrites(), ...writes.map((write) => [write])];
  for (const [number, written] of blocks.entries()) {
    applyBlock(projection, testBlock(BigInt(number), [{ writes: written }]), 'governance');
  }
  return projection;
}

test('powers come with whom they are over, the one that ends first before the others, and go when they end', () => {
  const projection = ledgerWith(
    powerWrite('hold', 30),
    powerWrite('demand-report', 20, { over: ['aurora'] }),
    powerWrite('freeze-person', 10),
  );
  const listed = (now: number) => listPowers(projection, now).map(({ power, over }) => [power, over]);
  expect(listed(9)).toEqual([
    ['freeze-person', undefined],
    ['demand-report', ['aurora']],
    ['hold', undefined],
  ]);
  expect(listed(10).map(([power]) => power)).toEqual(['demand-report', 'hold']);
  expect(powerListSchema.safeParse(listPowers(projection, 0)).success).toBe(true);
});

test('a new grant stands in the place of the one before', () => {
  const projection = ledgerWith(
    powerWrite('hold', 10),
    powerWrite('hold', 40, { proposalId: 'e'.repeat(64) }),
  );
  expect(listPowers(projection, 20)).toMatchObject([{ until: 40, proposalId: 'e'.repeat(64) }]);
});
