import { MINUTE, useConsortium, RESOLUTION } from '../testing/proposal-steps.js';
import type { SendOptions } from '../testing/memory-ledger.js';

const consortium = useConsortium();

async function draft(at: SendOptions['at']): Promise<unknown> {
  const input = { title: 'x', description: '', actions: [RESOLUTION] };
  return consortium.current.send('bank.rep', 'Proposals:draft', input, at === undefined ? {} : { at });
}

test.each([-5, 0, 5])('tolerates a timestamp %d minutes off', async (minutes) => {
  const { now } = consortium.current.ledger;
  expect(await draft(now + minutes * MINUTE)).toMatchObject({ ok: true });
});

test.each([-1, 1])('refuses a timestamp that is further off, and tells both clocks', async (direction) => {
  const { now } = consortium.current.ledger;
  const transactionTime = now + direction * (5 * MINUTE + 1);
  expect(await draft(transactionTime)).toMatchObject({
    refusal: { code: 'CLOCK_SKEW', params: { transactionTime, endorserTime: now, toleranceMs: 5 * MINUTE } },
  });
});

test.each([[null], [Number.NaN]])('refuses a proposal whose timestamp is %p', async (at) => {
  expect(await draft(at)).toMatchObject({
    refusal: { code: 'ARGUMENT_INVALID', params: { path: 'timestamp' } },
  });
});

test('reading does not depend on the clock', async () => {
  const { current } = consortium;
  const proposalId = await current.submitted();
  const at = current.ledger.now - 60 * MINUTE;
  expect(await current.send('bank.ann', 'Deliberation:read', { proposalId }, { at })).toMatchObject({
    ok: true,
  });
});
