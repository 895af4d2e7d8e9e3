import type { MemberId, Sha256Hex } from '../governance/ids.js';
import type { Action, MinutesPayload } from '../governance/records/actions.js';
import { MINUTE, useConsortium } from '../testing/proposal-steps.js';
import { EVIDENCE, obligation } from '../testing/sample-obligation.js';

const consortium = useConsortium();
const HASH = '1'.repeat(64) as Sha256Hex;

function minutes(more: Partial<MinutesPayload> = {}): Action {
  const { current } = consortium;
  const payload: MinutesPayload = {
    text: 'The general meeting adopts the budget.',
    madeAt: current.ledger.now - 24 * 60 * MINUTE,
    document: { ...EVIDENCE, hash: HASH },
    signatories: [
      { name: 'Li Na', capacity: 'chair of the meeting', memberId: 'bank' as MemberId },
      { name: 'A. Notary', capacity: 'notary' },
    ],
    ...more,
  };
  return { kind: 'minutes.record', payload };
}

async function draft(...actions: Action[]): Promise<string> {
  const input = { title: 'x', description: '', actions };
  return consortium.current.outcome('bank.rep', 'Proposals:draft', input);
}

test('a decision made off the ledger is recorded by its document, with who signed, beside what follows from it', async () => {
  const { current } = consortium;
  const action = minutes();
  const proposalId = await current.enact([action, obligation('pay-in', 'exchange')]);
  expect(current.ledger.record('minutes', [HASH])).toEqual({
    schemaVersion: 1,
    proposalId,
    ...action.payload,
    recordedAt: current.ledger.now,
  });
  expect(current.ledger.record('obligation', [proposalId, 'pay-in'])).toMatchObject({ state: 'open' });
  const events = current.ledger.records('audit').filter(({ event }) => event === 'minutes.recorded');
  expect(events).toMatchObject([{ subject: { kind: 'minutes', key: [HASH] } }]);
});

test('a document is recorded once, by whatever proposal and in whichever', async () => {
  const { current } = consortium;
  expect(await draft(minutes(), minutes({ text: 'Again.' }))).toBe('MINUTES_ALREADY_RECORDED');
  await current.enact([minutes()]);
  expect(await draft(minutes({ text: 'Again.' }))).toBe('MINUTES_ALREADY_RECORDED');
  expect(await draft(minutes({ document: { ...EVIDENCE, hash: '2'.repeat(64) as Sha256Hex } }))).toBe(
    'accepted',
  );
});

test('it must have been made already', async () => {
  const { now } = consortium.current.ledger;
  expect(await draft(minutes({ madeAt: now + 1 }))).toBe('MINUTES_OF_THE_FUTURE');
  expect(await draft(minutes({ madeAt: now }))).toBe('accepted');
});

test.each([
  ['signed by nobody', { signatories: [] }, 'ARGUMENT_INVALID'],
  [
    'signed for no member',
    { signatories: [{ name: 'x', capacity: 'y', memberId: 'ghost' as MemberId }] },
    'MEMBER_NOT_FOUND',
  ],
  ['without a capacity', { signatories: [{ name: 'x', capacity: '' }] }, 'ARGUMENT_INVALID'],
] as const)('%s it is refused', async (...[, more, code]) => {
  expect(await draft(minutes(more))).toBe(code);
});
