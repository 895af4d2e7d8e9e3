import { DUES_LOSSES, type DuesLoss } from '@fabric-governance/chaincode/governance/charter/membership';
import { duesLosses } from '@fabric-governance/chaincode/governance/membership/dues';
import type { MemberRecord } from '@fabric-governance/chaincode/governance/records/members';
import { useQuery } from '@tanstack/react-query';
import { charterQuery, obligationsQuery } from '../../api/queries.js';
import { useNow } from '../../components/time.js';
import type { WordKey } from '../../i18n/words/keys.js';
import { useWords } from '../../i18n/use-words.js';

const WORDS = {
  quorum: 'members.duesQuorum',
  vote: 'members.duesVote',
  membership: 'members.duesMembership',
} as const satisfies Record<DuesLoss, WordKey>;

/** What unpaid dues cost a member now; left out where they cost nothing. */
export function DuesLost({ member }: { readonly member: MemberRecord }) {
  const { t } = useWords();
  const now = useNow();
  const { data: obligations = [] } = useQuery(obligationsQuery);
  const { data: record } = useQuery(charterQuery);
  if (record === undefined) return null;
  const lost = duesLosses(member.id, { charter: record.charter, obligations }, now);
  if (lost.size === 0) return null;
  return (
    <p data-testid={`dues-${member.id}`}>
      {t('members.duesUnpaid')}
      {t('common.colon')}
      {DUES_LOSSES.filter((loss) => lost.has(loss))
        .map((loss) => t(WORDS[loss]))
        .join(' · ')}
    </p>
  );
}
