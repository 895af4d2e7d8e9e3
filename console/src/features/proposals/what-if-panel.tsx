import type { WhatIfView } from '@fabric-governance/gateway-api/contract/measures';
import { useSuspenseQuery } from '@tanstack/react-query';
import { whatIfQuery } from '../../api/queries.js';
import { DataTable } from '../../components/data-table.js';
import { Panel } from '../../components/page.js';
import { MemberName } from '../../components/person-name.js';
import { useWords } from '../../i18n/use-words.js';
import { useNames } from '../../session/use-names.js';
import { percentWords } from '../../wording/ratio.js';

function PastVotes({ votes }: Pick<WhatIfView, 'votes'>) {
  const { t } = useWords();
  const changed = votes.filter((vote) => vote.changed);
  if (changed.length === 0) return <p>{t('measures.noChange')}</p>;
  return (
    <DataTable
      label={t('measures.whatIf')}
      testId="what-if-votes"
      rows={changed}
      rowKey={({ proposalId }) => proposalId}
      columns={[
        { title: t('measures.past'), cell: ({ title }) => title },
        { title: t('measures.was'), cell: ({ before }) => t(`outcomes.${before}`) },
        {
          title: t('measures.wouldBe'),
          cell: ({ after }) => (after === undefined ? t('measures.noTrack') : t(`outcomes.${after}`)),
        },
      ]}
    />
  );
}

/** What an amendment would have made of past votes, and would make of everyone's power: shown before the vote (R23). */
export function WhatIfPanel({ proposalId }: { readonly proposalId: string }) {
  const { t } = useWords();
  const names = useNames();
  const { data } = useSuspenseQuery(whatIfQuery(proposalId));
  const shifted = data.tracks
    .map(({ trackId, members }) => ({
      trackId,
      members: members.filter(({ change }) => change.numerator !== '0'),
    }))
    .filter(({ members }) => members.length > 0);
  return (
    <Panel title={t('measures.whatIf')} testId="what-if">
      <p className="small muted">{t('measures.whatIfIntro')}</p>
      <PastVotes votes={data.votes} />
      {shifted.length === 0 && <p>{t('measures.samePower')}</p>}
      {shifted.map(({ trackId, members }) => (
        <div key={trackId} className="stack-small">
          <h3>{names.track(trackId)}</h3>
          <DataTable
            label={`${t('measures.shapleyShubik')}${t('common.colon')}${names.track(trackId)}`}
            testId={`what-if-${trackId}`}
            rows={members}
            rowKey={({ memberId }) => memberId}
            columns={[
              { title: t('merit.member'), cell: ({ memberId }) => <MemberName id={memberId} /> },
              { title: t('measures.before'), cell: ({ before }) => percentWords(before) },
              { title: t('measures.after'), cell: ({ after }) => percentWords(after) },
              { title: t('measures.change'), cell: ({ change }) => percentWords(change) },
            ]}
          />
        </div>
      ))}
    </Panel>
  );
}
