import type { MeritView } from '@fabric-governance/gateway-api/contract/merit';
import type { AwardTerms } from '@fabric-governance/chaincode/governance/records/merit';
import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { charterQuery } from '../../api/queries.js';
import { ActionButton } from '../../components/action-button.js';
import { ChoiceField } from '../../components/choice-field.js';
import { MemberField } from '../../components/member-field.js';
import { Panel } from '../../components/page.js';
import { PendingAccord } from '../../components/pending-accord.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { TextField } from '../../components/text-field.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';
import { type Submission, useSubmission } from '../../session/use-submission.js';

const EMPTY = { memberId: '', reasonId: '', note: '' };

interface CourseProps {
  readonly submission: Submission;
  readonly agree: (terms: AwardTerms) => void;
}

function AgreeForm({ submission, agree }: CourseProps) {
  const { t, local } = useWords();
  const { against } = useActor();
  const { data: record } = useSuspenseQuery(charterQuery);
  const [terms, setTerms] = useState(EMPTY);
  const reasons = Object.entries(record.charter.merit?.reasons ?? {}).filter(
    ([, { by }]) => by !== undefined,
  );
  const missing = Object.values(terms).some((text) => text.trim() === '');
  const change = (part: Partial<typeof EMPTY>) => {
    setTerms((before) => ({ ...before, ...part }));
  };
  return (
    <>
      <MemberField
        value={terms.memberId}
        onChange={(memberId) => {
          change({ memberId });
        }}
      />
      <ChoiceField
        label={t('merit.reason')}
        testId="body-reason"
        placeholder="–"
        value={terms.reasonId}
        options={reasons.map(([id, { title, points }]) => ({
          value: id,
          label: `${local(title)}${t('common.aside', { words: t('merit.pointsCount', { count: points }) })}`,
        }))}
        onChange={(reasonId) => {
          change({ reasonId });
        }}
      />
      <TextField
        label={t('merit.note')}
        testId="body-note"
        rows={2}
        maxLength={2000}
        value={terms.note}
        onChange={(note) => {
          change({ note });
        }}
      />
      <ActionButton
        testId="body-agree"
        reason={
          against('body.act') ??
          (missing ? t('merit.required') : submission.step === null ? undefined : t('common.reasonBusy'))
        }
        onClick={() => {
          agree({ ...terms, memberId: terms.memberId as MemberId, note: terms.note.trim() });
        }}
      >
        {t('merit.agree')}
      </ActionButton>
    </>
  );
}

/** Awards on which people have begun to agree. */
function Pending({ pending }: Pick<MeritView, 'pending'>) {
  const { t } = useWords();
  const names = useNames();
  return (
    <ul className="plain-list list-lines">
      {pending.map(({ terms, people, needed }) => (
        <li key={JSON.stringify(terms)}>
          <PendingAccord
            people={people}
            needed={needed.people}
            agree={(ledger, onStep) => ledger.submit('Merit:agree', terms, { onStep })}
            conclude={(ledger, onStep) => ledger.submit('Merit:award', terms, { onStep })}
            concludeLabel={t('merit.enter')}
          >
            <p className="prose">
              {t('actionWords.award', {
                member: names.member(terms.memberId),
                reason: names.reason(terms.reasonId),
                note: terms.note,
              })}
            </p>
          </PendingAccord>
        </li>
      ))}
    </ul>
  );
}

/** Points that people of a body award together, without a vote. */
export function BodyAwards({ pending }: { readonly pending: MeritView['pending'] }) {
  const { t } = useWords();
  const submission = useSubmission();
  const { data: record } = useSuspenseQuery(charterQuery);
  const awardable = Object.values(record.charter.merit?.reasons ?? {}).some(({ by }) => by !== undefined);
  if (!awardable) return null;
  const agree = (terms: AwardTerms) => {
    void submission.run((ledger, onStep) => ledger.submit('Merit:agree', terms, { onStep }));
  };
  return (
    <Panel title={t('merit.agreeTitle')} testId="body-awards">
      <p className="small muted">{t('merit.agreeIntro')}</p>
      <AgreeForm submission={submission} agree={agree} />
      {pending.length > 0 && <h3>{t('merit.pending')}</h3>}
      <Pending pending={pending} />
      <SubmissionStatus submission={submission} />
    </Panel>
  );
}
