import type { CaseRecord, Finding, Statement } from '@fabric-governance/chaincode/governance/records/cases';
import type { CaseView } from '@fabric-governance/gateway-api/contract/cases';
import { DocumentLine } from '../../components/document-line.js';
import { Facts } from '../../components/facts.js';
import { Panel } from '../../components/page.js';
import { ReplyForm } from '../../components/reply-form.js';
import { Tag, type Tone } from '../../components/tag.js';
import { Time, useNow } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';
import { CaseActs } from './case-acts.js';
import { Consequences } from './consequences.js';
import { FindingForm } from './finding-form.js';

const TONES = {
  open: 'info',
  found: 'warning',
  closed: 'success',
  'set-aside': 'neutral',
  withdrawn: 'neutral',
  lapsed: 'danger',
} as const satisfies Record<CaseRecord['state'], Tone>;

function Words({ title, statement }: { readonly title: string; readonly statement: Statement }) {
  const names = useNames();
  return (
    <div className="stack-small">
      <h3>{title}</h3>
      <p className="prose">{statement.text}</p>
      <p className="small muted">
        {names.person(statement.personId)} · <Time at={statement.at} />
      </p>
      {statement.documents.map((document) => (
        <DocumentLine key={document.hash} document={document} />
      ))}
    </div>
  );
}

function FindingFacts({ finding }: { readonly finding: Finding }) {
  const { t } = useWords();
  const names = useNames();
  return (
    <>
      <h3>{t('cases.finding')}</h3>
      <Facts
        facts={[
          [t('cases.finding'), t(`verdicts.${finding.verdict}`)],
          [t('cases.reasons'), finding.reasons],
          [t('cases.people'), finding.people.map(names.person).join(' · ')],
        ]}
      />
      <Consequences of={finding} />
    </>
  );
}

function moment(at: number | undefined) {
  return at === undefined ? null : <Time at={at} />;
}

function Times({ record }: { readonly record: CaseRecord }) {
  const { t } = useWords();
  const open = record.state === 'open';
  return (
    <Facts
      facts={[
        [t('cases.replyUntil'), open ? <Time at={record.replyUntil} /> : null],
        [t('cases.findUntil'), open ? <Time at={record.findUntil} /> : null],
        [t('cases.appealUntil'), moment(record.appealUntil)],
        [t('cases.ended'), moment(record.endedAt)],
      ]}
    />
  );
}

/** What the sides and the finding body can say now. */
function Forms({ view }: { readonly view: CaseView }) {
  const now = useNow();
  const { institution, regulator } = useActor();
  const { t } = useWords();
  const { id: caseId, state, respondent, reply, replyUntil, findUntil } = view.record;
  if (regulator || state !== 'open') return null;
  const findable = (reply !== undefined || now >= replyUntil) && now < findUntil;
  return (
    <>
      {institution.memberId === respondent && now < replyUntil && (
        <ReplyForm
          label={t('cases.reply')}
          replaces={reply !== undefined}
          work={(given) => (ledger, onStep) => ledger.submit('Cases:reply', { caseId, ...given }, { onStep })}
        />
      )}
      {findable && <FindingForm view={view} />}
    </>
  );
}

/** One dispute: both sides' words, the finding, the times, and what can be done about it now. */
export function CasePanel({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
  const names = useNames();
  const { regulator } = useActor();
  const { record } = view;
  const { state, complaint, reply, finding } = record;
  const sides = {
    complainant: names.member(record.complainant),
    respondent: names.member(record.respondent),
  };
  return (
    <Panel title={record.title} testId={`case-${record.id}`}>
      <div className="row">
        <Tag tone={TONES[state]}>{t(`caseStates.${state}`)}</Tag>
        <span>{t('cases.sides', sides)}</span>
      </div>
      <Words title={t('cases.complaint')} statement={complaint} />
      {reply === undefined ? (
        <p className="muted">{t('cases.noReply')}</p>
      ) : (
        <Words title={t('cases.reply')} statement={reply} />
      )}
      {finding !== undefined && <FindingFacts finding={finding} />}
      <Times record={record} />
      <Forms view={view} />
      {!regulator && <CaseActs record={record} />}
    </Panel>
  );
}
