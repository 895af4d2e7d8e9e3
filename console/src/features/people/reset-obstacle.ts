import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import type { PersonStatus } from '@fabric-governance/chaincode/governance/states';
import type { KeyReset } from '@fabric-governance/gateway-api/contract/accounts';
import type { Session } from '@fabric-governance/gateway-api/contract/session';
import type { Word } from '../../i18n/words/keys.js';
import type { Reason } from '../../session/actor.js';

export interface ResetFacts {
  readonly reset: KeyReset;
  /** Other resets of the same account. */
  readonly others: readonly KeyReset[];
  /** How the account stands now. */
  readonly status: PersonStatus;
  /** Milliseconds since 1970. */
  readonly now: number;
}

type Granter = Pick<Session, 'personId'>;

/** Why this person may not grant the reset, besides what speaks against anybody who keeps no accounts; the chaincode decides. */
export function grantObstacle(
  { reset, others }: Pick<ResetFacts, 'reset' | 'others'>,
  { session: { personId }, charter }: { readonly session: Granter; readonly charter: Charter },
  t: Word,
): Reason {
  if (charter.accounts?.resetBy === undefined) return t('newKey.needsVote');
  if (reset.grantedAt !== undefined) return t('newKey.grantedAlready');
  if (personId === reset.personId) return t('newKey.ownKey');
  if (personId === reset.askedBy) return t('newKey.askedYourself');
  if (reset.grants.some((id) => id === personId)) return t('newKey.agreedAlready');
  const isOther = others.some(({ grantedAt, ended }) => grantedAt !== undefined && ended === undefined);
  return isOther ? t('newKey.otherGranted') : undefined;
}

/** Why the old key's holder can no longer, or not now, cancel. An account that is locked, or too old, still can. */
export function cancelObstacle({ reset, status, now }: Omit<ResetFacts, 'others'>, t: Word): Reason {
  if (reset.lockedUntil !== undefined && now >= reset.lockedUntil) return t('newKey.windowOver');
  return status === 'frozen' || status === 'closed'
    ? t('newKey.notActive', { status: t(`personStatuses.${status}`) })
    : undefined;
}

/** Why the new key cannot take over yet. */
export function completeObstacle({ reset, status, now }: Omit<ResetFacts, 'others'>, t: Word): Reason {
  if (reset.lockedUntil === undefined) return t('newKey.notGranted');
  if (now < reset.lockedUntil) return t('newKey.windowRuns');
  return status === 'frozen' || status === 'closed'
    ? t('newKey.accountNotActive', { status: t(`personStatuses.${status}`) })
    : undefined;
}
