import type { Measures } from '@fabric-governance/gateway-api/contract/measures';
import { useSuspenseQuery } from '@tanstack/react-query';
import { measuresQuery } from '../../api/queries.js';
import { DataTable } from '../../components/data-table.js';
import { Page, Panel } from '../../components/page.js';
import { MemberName } from '../../components/person-name.js';
import { useWords } from '../../i18n/use-words.js';
import { useNames } from '../../session/use-names.js';
import { percentWords } from '../../wording/ratio.js';

function Participation({ measures }: { readonly measures: Measures }) {
  const { t } = useWords();
  return (
    <Panel title={t('measures.participation')}>
      <p className="small muted">{`${t('measures.votes')}${t('common.colon')}${measures.votes}`}</p>
      <DataTable
        label={t('measures.participation')}
        testId="turnout"
        rows={measures.turnout}
        rowKey={({ memberId }) => memberId}
        columns={[
          { title: t('merit.member'), cell: ({ memberId }) => <MemberName id={memberId} /> },
          { title: t('measures.eligible'), cell: ({ eligible }) => eligible },
          { title: t('measures.tookPart'), cell: ({ tookPart }) => tookPart },
          { title: t('measures.turnout'), cell: ({ turnout }) => percentWords(turnout) },
          { title: t('measures.abstained'), cell: ({ abstained }) => abstained },
          { title: t('measures.delegated'), cell: ({ delegated }) => delegated },
          { title: t('measures.silentSince'), cell: ({ silentSince }) => silentSince },
        ]}
      />
    </Panel>
  );
}

function Concentration({ measures: { members, groups } }: { readonly measures: Measures }) {
  const { t } = useWords();
  const rows = [
    { name: t('measures.gini'), values: [percentWords(members.gini), percentWords(groups.gini)] },
    {
      name: t('measures.herfindahl'),
      values: [percentWords(members.herfindahl), percentWords(groups.herfindahl)],
    },
    { name: t('measures.nakamoto'), values: [members.nakamoto ?? '–', groups.nakamoto ?? '–'] },
  ];
  return (
    <Panel title={t('measures.concentration')}>
      <DataTable
        label={t('measures.concentration')}
        testId="concentration"
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { title: t('measures.measure'), cell: ({ name }) => name },
          { title: t('measures.members'), cell: ({ values: [value] }) => value },
          { title: t('measures.groups'), cell: ({ values: [, value] }) => value },
        ]}
      />
    </Panel>
  );
}

function TrackPower({ power }: { readonly power: Measures['tracks'][number] }) {
  const { t } = useWords();
  const names = useNames();
  const { trackId, members, smallestWinning, smallestBlocking } = power;
  const fewest = { winning: smallestWinning ?? '–', blocking: smallestBlocking ?? '–' };
  if (members === undefined) return <p className="muted">{t('measures.tooComplex')}</p>;
  return (
    <>
      <p className="small muted">{t('measures.fewest', fewest)}</p>
      <DataTable
        label={`${t('measures.power')}${t('common.colon')}${names.track(trackId)}`}
        testId={`power-${trackId}`}
        rows={members}
        rowKey={({ memberId }) => memberId}
        columns={[
          { title: t('merit.member'), cell: ({ memberId }) => <MemberName id={memberId} /> },
          { title: t('measures.shapleyShubik'), cell: ({ shapleyShubik }) => percentWords(shapleyShubik) },
          { title: t('measures.banzhaf'), cell: ({ banzhaf }) => percentWords(banzhaf) },
        ]}
      />
    </>
  );
}

/** Participation and power of all members (R25, R27). */
export function MeasuresPage() {
  const { t } = useWords();
  const names = useNames();
  const { data } = useSuspenseQuery(measuresQuery);
  return (
    <Page title={t('measures.title')} intro={t('measures.intro')}>
      <Participation measures={data} />
      <Concentration measures={data} />
      {data.tracks.map((power) => (
        <Panel
          key={power.trackId}
          title={`${t('measures.power')}${t('common.colon')}${names.track(power.trackId)}`}
        >
          <TrackPower power={power} />
        </Panel>
      ))}
    </Page>
  );
}
