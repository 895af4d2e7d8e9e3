import type { DelegationRecord } from '@fabric-governance/chaincode/governance/records/proposals';
import { useSuspenseQuery } from '@tanstack/react-query';
import { charterQuery, delegationsQuery } from '../../api/queries.js';
import { ActionButton } from '../../components/action-button.js';
import { DataTable } from '../../components/data-table.js';
import { Page, Panel } from '../../components/page.js';
import { MemberName } from '../../components/person-name.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { Tag } from '../../components/tag.js';
import { Time, useNow } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';
import { type Submission, useSubmission } from '../../session/use-submission.js';
import { GiveDelegation } from './give-delegation.js';
import { Resume } from './resume.js';

type Standing = 'live' | 'over' | 'revoked';

function standingOf({ until, revokedAt }: DelegationRecord, now: number): Standing {
  if (revokedAt !== undefined) return 'revoked';
  return now < until ? 'live' : 'over';
}

const TONES = { live: 'success', over: 'neutral', revoked: 'neutral' } as const satisfies Record<
  Standing,
  string
>;

function Given({
  delegations,
  submission,
}: {
  readonly delegations: readonly DelegationRecord[];
  readonly submission: Submission;
}) {
  const { t } = useWords();
  const names = useNames();
  const { session, against } = useActor();
  const now = useNow();
  if (delegations.length === 0) return <p className="empty">{t('delegations.none')}</p>;
  return (
    <DataTable
      label={t('delegations.title')}
      testId="delegations"
      rows={delegations}
      rowKey={({ txId }) => txId}
      columns={[
        { title: t('delegations.track'), cell: ({ trackId }) => names.track(trackId) },
        { title: t('delegations.from'), cell: ({ from }) => <MemberName id={from} /> },
        { title: t('delegations.to'), cell: ({ to }) => <MemberName id={to} /> },
        { title: t('delegations.until'), cell: ({ until }) => <Time at={until} /> },
        {
          title: t('delegations.status'),
          cell: (delegation) => {
            const standing = standingOf(delegation, now);
            const isOwn = delegation.from === session.memberId && standing === 'live';
            return (
              <span className="row">
                <Tag tone={TONES[standing]}>{t(`delegations.${standing}`)}</Tag>
                {isOwn && (
                  <ActionButton
                    testId={`revoke-${delegation.trackId}`}
                    reason={
                      against('delegation.give') ??
                      (submission.step === null ? undefined : t('common.reasonBusy'))
                    }
                    onClick={() =>
                      void submission.run((ledger, onStep) =>
                        ledger.submit('Delegations:revoke', { trackId: delegation.trackId }, { onStep }),
                      )
                    }
                  >
                    {t('delegations.revoke')}
                  </ActionButton>
                )}
              </span>
            );
          },
        },
      ]}
    />
  );
}

/** Who votes for whom on which track (R27), giving and taking back; and asking to count again after absence. */
export function DelegationsPage() {
  const { t } = useWords();
  const { regulator } = useActor();
  const { data: delegations } = useSuspenseQuery(delegationsQuery);
  const { data: record } = useSuspenseQuery(charterQuery);
  const submission = useSubmission();
  return (
    <Page title={t('delegations.title')} intro={t('delegations.intro')}>
      <Panel title={t('delegations.title')}>
        <Given delegations={delegations} submission={submission} />
        <SubmissionStatus submission={submission} />
      </Panel>
      {!regulator && <GiveDelegation charter={record.charter} />}
      {!regulator && <Resume charter={record.charter} />}
    </Page>
  );
}
