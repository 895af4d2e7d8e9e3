import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import { SAMPLE_CHARTER } from '@fabric-governance/chaincode/testing/sample-charter';
import { type KeyReset, keyResetSchema } from '@fabric-governance/gateway-api/contract/accounts';
import { personIdSchema } from '@fabric-governance/gateway-api/contract/scalars';
import type { Word } from '../../i18n/words/keys.js';
import { wordsOf } from '../../i18n/testing/words-of.js';
import { cancelObstacle, completeObstacle, grantObstacle } from './reset-obstacle.js';

const CHARTER: Charter = { ...SAMPLE_CHARTER, accounts: { lockWindow: 'P3D', resetBy: { people: 2 } } };
const reset = (part: object = {}): KeyReset =>
  keyResetSchema.parse({
    schemaVersion: 1,
    personId: 'bank.rep',
    fingerprint: 'ab'.repeat(32),
    reason: 'Lost.',
    askedBy: null,
    at: 0,
    grants: [],
    ...part,
  });
const locked = reset({ grantedAt: 1, lockedUntil: 6 });
let t: Word;

beforeAll(async () => {
  t = await wordsOf('en');
});

describe('granting a new key', () => {
  const against = (one: KeyReset, charter = CHARTER, others: readonly KeyReset[] = []) =>
    grantObstacle(
      { reset: one, others },
      { session: { personId: personIdSchema.parse('bank.ann') }, charter },
      t,
    );

  it('is for a colleague who has had no part in it', () => {
    expect(against(reset())).toBeUndefined();
    expect(against(reset({ grants: ['bank.ben'], askedBy: 'bank.gil' }))).toBeUndefined();
  });

  it.each([
    ['the holder', reset({ personId: 'bank.ann' }), 'newKey.ownKey'],
    ['who has asked', reset({ askedBy: 'bank.ann' }), 'newKey.askedYourself'],
    ['who has agreed', reset({ grants: ['bank.ann'] }), 'newKey.agreedAlready'],
    ['anybody, once granted', locked, 'newKey.grantedAlready'],
  ] as const)('is not for %s', (_who, one, word) => {
    expect(against(one)).toBe(t(word));
  });

  it('needs a vote where the charter names no number of people', () => {
    expect(against(reset(), { ...CHARTER, accounts: { lockWindow: 'P3D' } })).toBe(t('newKey.needsVote'));
  });

  it('waits for another one of the same account to end', () => {
    const other = { ...locked, fingerprint: reset({ fingerprint: 'cd'.repeat(32) }).fingerprint };
    expect(against(reset(), CHARTER, [other])).toBe(t('newKey.otherGranted'));
    expect(against(reset(), CHARTER, [{ ...other, ended: { how: 'cancelled', at: 3 } }])).toBeUndefined();
  });
});

it('cancels before the grant and to the end of the lock window, also while locked or too old', () => {
  expect(cancelObstacle({ reset: reset(), status: 'active', now: 9 }, t)).toBeUndefined();
  expect(cancelObstacle({ reset: locked, status: 'locked', now: 5 }, t)).toBeUndefined();
  expect(cancelObstacle({ reset: locked, status: 'expired', now: 5 }, t)).toBeUndefined();
  expect(cancelObstacle({ reset: locked, status: 'locked', now: 6 }, t)).toBe(t('newKey.windowOver'));
  expect(cancelObstacle({ reset: locked, status: 'frozen', now: 5 }, t)).toContain('Frozen');
});

it('takes over from the end of the lock window on, unless the account is frozen', () => {
  expect(completeObstacle({ reset: reset(), status: 'active', now: 9 }, t)).toBe(t('newKey.notGranted'));
  expect(completeObstacle({ reset: locked, status: 'locked', now: 5 }, t)).toBe(t('newKey.windowRuns'));
  expect(completeObstacle({ reset: locked, status: 'locked', now: 6 }, t)).toBeUndefined();
  expect(completeObstacle({ reset: locked, status: 'frozen', now: 6 }, t)).toContain('Frozen');
});
