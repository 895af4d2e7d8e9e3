import { isPresent } from '@fabric-governance/chaincode/governance/bodies/body-members';
import type { Permission } from '@fabric-governance/chaincode/governance/authority/permissions';
import type { Institution } from '@fabric-governance/gateway-api/contract/institution';
import type { Session } from '@fabric-governance/gateway-api/contract/session';
import type { Word } from '../i18n/words/keys.js';

/** Why a control is disabled, in words; undefined: it is not. */
export type Reason = string | undefined;

/**
 * Why this person may not use what a permission allows, as far as the console can tell; undefined when nothing speaks
 * against it. The chaincode decides; this only saves the person a refusal.
 */
export function reasonAgainst(
  session: Pick<Session, 'personId' | 'permissions'>,
  institution: Pick<Institution, 'regulator' | 'status'>,
  permission: Permission,
  t: Word,
): Reason {
  if (institution.regulator) return t('common.reasonRegulator');
  return reasonLacking(session, institution, permission, t);
}

/** The same for the few things that a regulator does as well, by a power or about what it is owed (R5). */
export function reasonLacking(
  session: Pick<Session, 'personId' | 'permissions'>,
  { status }: Pick<Institution, 'status'>,
  permission: Permission,
  t: Word,
): Reason {
  if (status !== undefined && !isPresent({ status })) {
    return t('common.reasonStatus', { status: t(`memberStatuses.${status}`) });
  }
  if (session.personId === null) return t('common.reasonUnbound');
  if (!session.permissions.includes(permission)) {
    return t('common.reasonPermission', { permission: t(`permissions.${permission}`) });
  }
  return undefined;
}
