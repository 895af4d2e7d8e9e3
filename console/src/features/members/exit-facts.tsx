import { unsettledOf } from '@fabric-governance/chaincode/governance/membership/settlement';
import type { MemberRecord, Unsettled } from '@fabric-governance/chaincode/governance/records/members';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { meritQuery, obligationsQuery, openCasesQuery } from '../../api/queries.js';
import type { Fact } from '../../components/facts.js';
import { Time } from '../../components/time.js';
import type { WordKey } from '../../i18n/words/keys.js';
import { useWords } from '../../i18n/use-words.js';

const WORDS = {
  obligation: 'members.openObligations',
  penalty: 'members.openPenalties',
  case: 'members.openCases',
} as const satisfies Record<Unsettled['kind'], WordKey>;

/** So many of each kind that stand open, in words. */
function OpenMatters({ open }: { readonly open: readonly Unsettled[] }) {
  const { t } = useWords();
  const kinds = (['obligation', 'penalty', 'case'] as const).flatMap((kind) => {
    const count = open.filter((one) => one.kind === kind).length;
    return count === 0 ? [] : [t(WORDS[kind], { count })];
  });
  return <>{kinds.length === 0 ? t('members.nothingOpen') : kinds.join(' · ')}</>;
}

/** When a member leaves, and what it has yet to settle before (R8). */
export function ExitFacts({ member }: { readonly member: MemberRecord }) {
  const { t } = useWords();
  const { data: obligations } = useQuery(obligationsQuery);
  const { data: merit } = useQuery(meritQuery);
  const { data: disputes } = useQuery(openCasesQuery);
  const { exit } = member;
  if (exit === undefined) return null;
  const open =
    obligations === undefined || merit === undefined || disputes === undefined
      ? undefined
      : unsettledOf(member.id, {
          obligations,
          penalties: merit.penalties,
          cases: disputes.cases.map(({ record }) => record),
        });
  return (
    <div className="stack-small" data-testid={`exit-${member.id}`}>
      <p>
        {t('members.leaves')} <Time at={exit.dueAt} />
      </p>
      {open !== undefined && (
        <p>
          {t('members.open')}
          {t('common.colon')}
          <OpenMatters open={open} />
          {open.length > 0 && (
            <>
              {' '}
              {t('members.waits')} <Time at={exit.waitsUntil} />
            </>
          )}
        </p>
      )}
      <p className="small">
        <Link to="/proposals/$proposalId" params={{ proposalId: exit.proposalId }}>
          {t('members.declaration')}
        </Link>
      </p>
    </div>
  );
}

/** When and why a member has gone, and what it has left open; nothing for one that has not. */
export function useDepartureFacts(): (member: MemberRecord) => readonly Fact[] {
  const { t } = useWords();
  return ({ departure }) => {
    if (departure === undefined) return [];
    const { at, reason, unsettled = [] } = departure;
    return [
      [t('members.gone'), <Time key="gone" at={at} />],
      [t('members.goneWhy'), reason],
      [t('members.leftOpen'), unsettled.length === 0 ? null : <OpenMatters key="open" open={unsettled} />],
    ];
  };
}
