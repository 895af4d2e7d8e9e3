import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { powersQuery } from '../../api/queries.js';
import { DataTable } from '../../components/data-table.js';
import { Panel } from '../../components/page.js';
import { Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';

/** What votes have given regulators power to do: over whom, until when, and by which decision (R5). */
export function PowersPanel() {
  const { t } = useWords();
  const names = useNames();
  const { regulator } = useActor();
  const { data: powers } = useSuspenseQuery(powersQuery);
  return (
    <Panel
      title={t('interventions.powers')}
      testId="powers"
      actions={
        regulator ? undefined : (
          <Link to="/proposals/new" search={{ kind: 'regulator.empower' }}>
            {t('interventions.proposePower')}
          </Link>
        )
      }
    >
      {powers.length === 0 ? (
        <p className="empty">{t('interventions.noPowers')}</p>
      ) : (
        <DataTable
          label={t('interventions.powers')}
          rows={powers}
          rowKey={({ memberId, power }) => `${memberId}/${power}`}
          columns={[
            { title: t('newProposal.regulator'), cell: ({ memberId }) => names.member(memberId) },
            { title: t('newProposal.power'), cell: ({ power }) => t(`powers.${power}`) },
            {
              title: t('interventions.powerOver'),
              cell: ({ power, over }) => {
                if (power === 'hold') return t('interventions.overProposals');
                return over?.map(names.member).join(' · ') ?? t('interventions.overAll');
              },
            },
            { title: t('interventions.until'), cell: ({ until }) => <Time at={until} /> },
            {
              title: t('interventions.powerBy'),
              cell: ({ proposalId, since }) => (
                <Link to="/proposals/$proposalId" params={{ proposalId }}>
                  <Time at={since} />
                </Link>
              ),
            },
          ]}
        />
      )}
    </Panel>
  );
}
