import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { CertificateFields } from '@fabric-governance/gateway-api/contract/ledger';
import { certificateQuery } from '../../api/queries.js';
import { type Fact, Facts } from '../../components/facts.js';
import { Hash } from '../../components/hash.js';
import { Page, Panel } from '../../components/page.js';
import { MemberName, PersonOfMember } from '../../components/person-name.js';
import { Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';

const route = getRouteApi('/signed-in/member/audit/certificates/$fingerprint');

function Fields({
  fields,
  more = [],
}: {
  readonly fields: CertificateFields;
  readonly more?: readonly Fact[];
}) {
  const { t } = useWords();
  return (
    <>
      <Facts
        facts={[
          [t('audit.subjectName'), fields.subject],
          [t('audit.issuer'), fields.issuer],
          [
            t('audit.serial'),
            <span key="serial" className="mono">
              {fields.serial}
            </span>,
          ],
          [
            t('audit.validity'),
            <span key="validity">
              <Time at={fields.notBefore} /> – <Time at={fields.notAfter} />
            </span>,
          ],
          [t('audit.fingerprint'), <Hash key="fingerprint" whole value={fields.fingerprint} />],
          ...more,
        ]}
      />
      <details>
        <summary>PEM</summary>
        <pre className="json" tabIndex={0}>
          {fields.certificate}
        </pre>
      </details>
    </>
  );
}

/** A certificate seen in the chain, followed up to a root that the channel's configuration names. */
export function CertificatePage() {
  const { t } = useWords();
  const { fingerprint } = route.useParams();
  const { data: certificate } = useSuspenseQuery(certificateQuery(fingerprint));
  const { mspId, memberId, personId, agent, chain, chainVerified, firstSeenInBlock } = certificate;
  const holder =
    personId !== undefined ? <PersonOfMember id={personId} /> : agent === true ? t('common.agent') : null;
  return (
    <Page title={t('audit.certificate')} intro={certificate.subject}>
      <Panel title={certificate.subject} testId="certificate">
        <Fields
          fields={certificate}
          more={[
            [t('members.msp'), mspId],
            [t('audit.member'), memberId === undefined ? null : <MemberName key="member" id={memberId} />],
            [t('audit.person'), holder],
            [
              t('audit.firstSeen'),
              <Link key="block" to="/audit/blocks/$number" params={{ number: firstSeenInBlock }}>
                {t('audit.block', { number: firstSeenInBlock })}
              </Link>,
            ],
          ]}
        />
        <p
          className={chainVerified ? 'mark-met' : 'mark-not'}
          data-testid="chain-verified"
          data-verified={chainVerified}
        >
          {t(chainVerified ? 'audit.chainVerified' : 'audit.chainBroken', { mspId })}
        </p>
      </Panel>
      {chain.map((issuer) => (
        <Panel key={issuer.fingerprint} title={`${t('audit.chain')}${t('common.colon')}${issuer.subject}`}>
          <Fields fields={issuer} />
        </Panel>
      ))}
    </Page>
  );
}
