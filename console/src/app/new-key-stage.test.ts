import { type KeyReset, keyResetSchema } from '@fabric-governance/gateway-api/contract/accounts';
import { newKeyStage } from './new-key-stage.js';

const NEW = 'ab'.repeat(32);
const OLD = 'cd'.repeat(32);
const session = { bindable: false, enrolmentId: 'bank.rep', fingerprint: NEW } as const;

const reset = (part: object = {}): KeyReset =>
  keyResetSchema.parse({
    schemaVersion: 1,
    personId: 'bank.rep',
    fingerprint: NEW,
    reason: 'Lost.',
    askedBy: null,
    at: 0,
    grants: [],
    ...part,
  });
const stageOf = (resets: readonly KeyReset[], live: string | null = OLD, now = 5) =>
  newKeyStage({ ...session, fingerprint: reset().fingerprint }, { resets, live, now });

it('binds the first key without any reset', () => {
  const first = { ...session, fingerprint: reset().fingerprint, bindable: true };
  expect(newKeyStage(first, { resets: [], live: null, now: 0 })).toEqual({ at: 'first' });
});

it('has to be asked for, whatever was asked for another key or another person', () => {
  const others = [reset({ fingerprint: OLD }), reset({ personId: 'bank.ann' })];
  expect(stageOf([])).toEqual({ at: 'unasked' });
  expect(stageOf(others)).toEqual({ at: 'unasked' });
});

it('waits for the others, then for the end of the lock window, and is then due', () => {
  expect(stageOf([reset({ grants: ['bank.ann'] })])).toEqual({ at: 'asked', grants: 1 });
  const granted = [reset({ grantedAt: 1, lockedUntil: 6 })];
  expect(stageOf(granted)).toEqual({ at: 'locked', until: 6 });
  expect(stageOf(granted, OLD, 6)).toEqual({ at: 'due' });
});

it('is due after somebody else has completed the reset, and asked for anew when yet another key took over', () => {
  const completed = [reset({ grantedAt: 1, lockedUntil: 2, ended: { how: 'completed', at: 3 } })];
  expect(stageOf(completed, NEW)).toEqual({ at: 'due' });
  expect(stageOf(completed, OLD)).toEqual({ at: 'unasked' });
});

it('is asked for anew after the old key has cancelled', () => {
  expect(stageOf([reset({ ended: { how: 'cancelled', at: 3, reason: 'Found.' } })])).toEqual({
    at: 'unasked',
  });
});
