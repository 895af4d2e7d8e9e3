import { isSettled } from '@fabric-governance/chaincode/governance/obligations/standing';
import type { ObligationView } from '@fabric-governance/gateway-api/contract/obligations';
import { Link } from '@tanstack/react-router';
import { DocumentLine } from '../../components/document-line.js';
import { Facts, type Fact } from '../../components/facts.js';
import { MemberName, PersonName, PersonOfMember } from '../../components/person-name.js';
import { Tag } from '../../components/tag.js';
import { Countdown, Time } from '../../components/time.js';
import { useWords, type WordsInUse } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { ObligationActs } from './obligation-acts.js';
import { ObligationTag } from './obligation-tag.js';

function Report({
  obligation: { report, acceptance, returned = [] },
}: {
  readonly obligation: ObligationView;
}) {
  const { t } = useWords();
  return (
    <>
      {report !== undefined && (
        <>
          <h3>{t('obligations.report')}</h3>
          <Facts
            facts={[
              [t('obligations.reportedBy'), <PersonOfMember key="by" id={report.personId} />],
              [t('obligations.note'), report.note === '' ? null : report.note],
            ]}
          />
          <ul className="plain-list" aria-label={t('obligations.evidence')}>
            {report.evidence.map((document) => (
              <li key={document.hash}>
                <DocumentLine document={document} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Facts
        facts={[
          ...returned.map(
            ({ personId, note, at }) =>
              [
                t('obligations.returnedBy'),
                <span key={at}>
                  <PersonOfMember id={personId} />
                  {t('common.colon')}
                  {note}
                </span>,
              ] as const,
          ),
          [
            t('obligations.acceptedBy'),
            acceptance === undefined ? null : <PersonOfMember key="accepted" id={acceptance.personId} />,
          ],
        ]}
      />
    </>
  );
}

/** By what it was laid, why, what is to be shown, and why it was waived. */
function groundsOf(
  { proposalId, since, shows, caseId, demand, waiver }: ObligationView,
  { t }: WordsInUse,
): readonly Fact[] {
  return [
    [t('obligations.shows'), shows ?? null],
    [t('obligations.demandedFor'), demand?.reason ?? null],
    caseId === undefined
      ? [
          t('obligations.decision'),
          <Link key="decision" to="/proposals/$proposalId" params={{ proposalId }}>
            <Time at={since} />
          </Link>,
        ]
      : [
          t('obligations.finding'),
          <Link key="finding" to="/cases">
            <Time at={since} />
          </Link>,
        ],
    [t('obligations.waivedFor'), waiver?.reason ?? null],
  ];
}

/** One obligation: who owes what until when, how it was shown, and what can be done about it. */
export function ObligationPanel({ obligation }: { readonly obligation: ObligationView }) {
  const words = useWords();
  const { t } = words;
  const { regulator, session } = useActor();
  const { id, proposalId, text, memberId, personId, owedTo, dueAt, overdueSince } = obligation;
  return (
    <section className="panel" aria-label={id} data-testid={`obligation-${id}`}>
      <div className="row">
        <h2>{id}</h2>
        <ObligationTag standing={obligation.standing} />
        {obligation.dues === true && <Tag tone="info">{t('obligations.dues')}</Tag>}
        {obligation.reminded && obligation.standing === 'open' && (
          <Tag tone="warning">{t('obligations.soon')}</Tag>
        )}
      </div>
      <p className="prose">{text}</p>
      <Facts
        facts={[
          [t('obligations.owner'), <MemberName key="owner" id={memberId} />],
          [
            t('obligations.person'),
            personId === undefined ? null : <PersonName key="person" id={personId} />,
          ],
          [
            t('obligations.owedTo'),
            owedTo === undefined ? t('obligations.anyMember') : <MemberName key="owedTo" id={owedTo} />,
          ],
          [
            t('obligations.due'),
            <span key="due" className="row">
              <Time at={dueAt} />
              {obligation.standing === 'open' && <Countdown until={dueAt} />}
            </span>,
          ],
          [
            t('obligations.overdueSince'),
            overdueSince === undefined ? null : <Time key="overdue" at={overdueSince} />,
          ],
          ...groundsOf(obligation, words),
        ]}
      />
      <Report obligation={obligation} />
      {(!regulator || owedTo === session.memberId) && <ObligationActs obligation={obligation} />}
      {!regulator && !isSettled(obligation) && (
        <Link
          to="/proposals/new"
          search={{ kind: 'obligation.waive', obligation: `${proposalId}/${id}`, owner: memberId }}
          className="small"
        >
          {t('obligations.proposeWaiver')}
        </Link>
      )}
    </section>
  );
}
