import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { applicationFormQuery, applicationsQuery } from '../../api/queries.js';
import { Facts } from '../../components/facts.js';
import { Hash } from '../../components/hash.js';
import { Page, Panel } from '../../components/page.js';
import { Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { ApplyForm } from './apply-form.js';

function Sent() {
  const { t, local } = useWords();
  const { institution } = useActor();
  const { data: applications } = useSuspenseQuery(applicationsQuery);
  const nameOf = (memberId: string) => {
    const sponsor = institution.sponsors.find((one) => one.memberId === memberId);
    return sponsor === undefined ? memberId : local(sponsor.name);
  };
  if (applications.length === 0) return null;
  return (
    <Panel title={t('apply.sentTitle')} testId="sent-applications">
      <ul className="plain-list">
        {applications.map(({ id, at, sponsorMemberId }) => (
          <li key={id} className="row">
            <strong>{t('apply.sentTo', { sponsor: nameOf(sponsorMemberId ?? '') })}</strong>
            <Time at={at} />
            <Hash value={id} />
          </li>
        ))}
      </ul>
      <h3>{t('apply.next')}</h3>
      <p>{t('apply.nextText')}</p>
    </Panel>
  );
}

/** Where an outside institution applies for membership; once it is a member, the way to the overview. */
export function ApplyPage() {
  const { t, local } = useWords();
  const { session } = useActor();
  const { data: form } = useSuspenseQuery(applicationFormQuery);
  if (session.standing === 'member') {
    return (
      <Page title={t('applications.admitted')} intro={t('apply.admitted', { name: local(form.member.name) })}>
        <Link to="/" data-testid="to-overview">
          {t('nav.overview')}
        </Link>
      </Page>
    );
  }
  return (
    <div className="narrow">
      <Page title={t('apply.title')} intro={t('apply.intro')}>
        <Sent />
        <Panel title={t('apply.member')}>
          <p className="small muted">{t('apply.fromFiles')}</p>
          <Facts
            facts={[
              [t('members.name'), local(form.member.name)],
              [t('members.msp'), form.member.mspId],
              [t('members.people'), form.people.map(({ name }) => local(name)).join(' · ')],
            ]}
          />
          {form.member.agent === null && <Alert type="error" showIcon title={t('apply.noAgent')} />}
        </Panel>
        {form.member.agent !== null && <ApplyForm form={form} />}
      </Page>
    </div>
  );
}
