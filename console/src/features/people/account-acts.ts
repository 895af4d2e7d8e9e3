import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import { keepersNeeded } from '@fabric-governance/chaincode/governance/people/keep-accounts';
import type { AccountRequest } from '@fabric-governance/gateway-api/contract/accounts';
import type { PersonView } from '@fabric-governance/gateway-api/contract/records';
import type { Word } from '../../i18n/words/keys.js';
import type { Reason } from '../../session/actor.js';

/** What an institution does with an existing account of its own (R14). */
export type AccountAct = 'renew' | 'lock' | 'unlock' | 'close';

/** How many people of the institution it takes; undefined where the charter leaves accounts to votes. */
export function keepers(charter: Charter, memberId: PersonView['memberId']): number | undefined {
  const needed = keepersNeeded(charter, memberId);
  return needed.ok ? needed.value : undefined;
}

/** What makes sense with an account as it stands; nothing more with a closed one. */
export function offeredChanges(
  { status, memberId, bars = [] }: Pick<PersonView, 'status' | 'memberId' | 'bars'>,
  { accounts }: Charter,
): readonly AccountAct[] {
  if (status === 'closed') return [];
  // A lock of the institution's own; one that a body or a vote has imposed is not its to undo.
  const isLocked = bars.some(({ source }) => source === memberId);
  return [
    ...(accounts?.longestValidity === undefined ? [] : (['renew'] as const)),
    isLocked ? 'unlock' : 'lock',
    'close',
  ];
}

/** Why this person does not agree to what a colleague has asked for, besides what speaks against anybody. */
export function agreeObstacle(
  { askedBy, agreed }: Pick<AccountRequest, 'askedBy' | 'agreed'>,
  personId: string | null,
  t: Word,
): Reason {
  if (askedBy === personId) return t('accounts.askedYourself');
  return agreed.some((id) => id === personId) ? t('newKey.agreedAlready') : undefined;
}
