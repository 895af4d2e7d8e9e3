import type { MinutesRecord, Signatory } from '@fabric-governance/chaincode/governance/records/minutes';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { minutesQuery, obligationsQuery } from '../../api/queries.js';
import { DocumentLine } from '../../components/document-line.js';
import { Facts } from '../../components/facts.js';
import { Page, Panel } from '../../components/page.js';
import { Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';
import { dateWords } from '../../wording/time.js';

function SignatoryLine({ signatory: { name, capacity, memberId } }: { readonly signatory: Signatory }) {
  const { t } = useWords();
  const names = useNames();
  return memberId === undefined
    ? t('minutes.signatory', { name, capacity })
    : t('minutes.signatoryFor', { name, capacity, member: names.member(memberId) });
}

function Minutes({ minutes }: { readonly minutes: MinutesRecord }) {
  const { t, language } = useWords();
  const { data: obligations } = useSuspenseQuery(obligationsQuery);
  const { proposalId, text, madeAt, document, signatories, recordedAt } = minutes;
  const following = obligations.filter((one) => one.proposalId === proposalId);
  return (
    <Panel title={dateWords(madeAt, language)} testId={`minutes-${document.hash}`}>
      <p className="prose">{text}</p>
      <DocumentLine document={document} />
      <h3>{t('minutes.signatories')}</h3>
      <ul>
        {signatories.map((signatory) => (
          <li key={`${signatory.name} ${signatory.capacity}`}>
            <SignatoryLine signatory={signatory} />
          </li>
        ))}
      </ul>
      <Facts
        facts={[
          [
            t('minutes.recordedAt'),
            <Link key="recorded" to="/proposals/$proposalId" params={{ proposalId }}>
              <Time at={recordedAt} />
            </Link>,
          ],
          [
            t('minutes.follows'),
            following.length === 0 ? null : (
              <Link key="follows" to="/obligations" search={{ show: 'all' }}>
                {following.map(({ id }) => id).join(' · ')}
              </Link>
            ),
          ],
        ]}
      />
    </Panel>
  );
}

/** Decisions that were made off the ledger and recorded by vote, the latest first (R18). */
export function MinutesPage() {
  const { t } = useWords();
  const { regulator } = useActor();
  const { data } = useSuspenseQuery(minutesQuery);
  return (
    <Page
      title={t('minutes.title')}
      intro={t('minutes.intro')}
      actions={
        regulator ? undefined : (
          <Link to="/proposals/new" search={{ kind: 'minutes.record' }} className="link-button">
            {t('minutes.record')}
          </Link>
        )
      }
    >
      {data.length === 0 && <p className="empty">{t('minutes.none')}</p>}
      {data.map((one) => (
        <Minutes key={one.document.hash} minutes={one} />
      ))}
    </Page>
  );
}
