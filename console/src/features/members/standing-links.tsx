import { isPresent } from '@fabric-governance/chaincode/governance/bodies/body-members';
import type { MemberRecord } from '@fabric-governance/chaincode/governance/records/members';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { charterQuery } from '../../api/queries.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';

/** What can be proposed about a member's standing, where the charter has a track for it. */
export function StandingLinks({ member }: { readonly member: MemberRecord }) {
  const { t } = useWords();
  const { regulator, institution } = useActor();
  const { data: charter } = useSuspenseQuery(charterQuery);
  const { actions } = charter.charter;
  if (regulator) return null;
  return (
    <div className="row small">
      {member.id === institution.memberId && isPresent(member) && member.exit === undefined && (
        <Link to="/proposals/new" search={{ kind: 'member.exit' }} data-testid="leave">
          {t('members.exit')}
        </Link>
      )}
      {isPresent(member) && actions['member.suspend'] !== undefined && (
        <Link to="/proposals/new" search={{ kind: 'member.suspend', member: member.id }}>
          {t('members.suspend')}
        </Link>
      )}
      {(isPresent(member) || member.status === 'suspended') && actions['member.remove'] !== undefined && (
        <Link to="/proposals/new" search={{ kind: 'member.remove', member: member.id, msp: member.mspId }}>
          {t('members.remove')}
        </Link>
      )}
      {member.status === 'suspended' && actions['member.reinstate'] !== undefined && (
        <Link to="/proposals/new" search={{ kind: 'member.reinstate', member: member.id }}>
          {t('members.reinstate')}
        </Link>
      )}
    </div>
  );
}
