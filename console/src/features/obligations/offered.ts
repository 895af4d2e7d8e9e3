import type { Permission } from '@fabric-governance/chaincode/governance/authority/permissions';
import { isOutstanding } from '@fabric-governance/chaincode/governance/obligations/standing';
import type { ObligationView } from '@fabric-governance/gateway-api/contract/obligations';

/** What can be done about an obligation. */
export type ObligationAct = 'fulfil' | 'accept' | 'giveBack' | 'markOverdue';

/** Permission that an act needs; what is due, anyone may put on record. */
export const ACT_PERMISSIONS: Readonly<Record<ObligationAct, Permission | undefined>> = {
  fulfil: 'obligation.fulfil',
  accept: 'obligation.accept',
  giveBack: 'obligation.accept',
  markOverdue: undefined,
};

/** What an institution can do about an obligation as it stands, whoever of its people may do it. */
export function offeredActs(obligation: ObligationView, memberId: string): readonly ObligationAct[] {
  const { state, standing, owedTo } = obligation;
  const isOwner = obligation.memberId === memberId;
  const mayAnswer = !isOwner && (owedTo === undefined || owedTo === memberId);
  return [
    ...(isOwner && isOutstanding({ state }) ? (['fulfil'] as const) : []),
    ...(mayAnswer && state === 'fulfilled' ? (['accept', 'giveBack'] as const) : []),
    ...(state === 'open' && standing === 'overdue' ? (['markOverdue'] as const) : []),
  ];
}
