import { wordsOf } from '../i18n/testing/words-of.js';
import { reasonAgainst, reasonLacking } from './actor.js';

const SUPERVISOR = { personId: 'watchdog.sun' as never, permissions: ['body.act' as const] };
const REGULATOR = { regulator: true, status: 'active' as const };

it('keeps a regulator from what members do, and not from what its own powers and claims need', async () => {
  const t = await wordsOf('en');
  expect(reasonAgainst(SUPERVISOR, REGULATOR, 'body.act', t)).toBe(t('common.reasonRegulator'));
  expect(reasonLacking(SUPERVISOR, REGULATOR, 'body.act', t)).toBeUndefined();
  expect(reasonLacking(SUPERVISOR, REGULATOR, 'obligation.accept', t)).toBe(
    t('common.reasonPermission', { permission: t('permissions.obligation.accept') }),
  );
});

it('says first what keeps the person from anything', async () => {
  const t = await wordsOf('en');
  const unbound = { ...SUPERVISOR, personId: null };
  expect(reasonLacking(unbound, REGULATOR, 'body.act', t)).toBe(t('common.reasonUnbound'));
  const suspended = reasonAgainst(SUPERVISOR, { regulator: false, status: 'suspended' }, 'body.act', t);
  expect(suspended).toContain(t('memberStatuses.suspended'));
});
