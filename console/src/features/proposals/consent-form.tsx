import type { AskedActView, ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { Input } from 'antd';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.js';
import { ChoiceField } from '../../components/choice-field.js';
import { Field } from '../../components/field.js';
import { MomentField } from '../../components/moment-field.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { useWords } from '../../i18n/use-words.js';
import type { Word } from '../../i18n/words/keys.js';
import { type Reason } from '../../session/actor.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';
import { useSubmission } from '../../session/use-submission.js';
import { ballotRound } from './ballot-round.js';

interface Entered {
  /** Which of the acts asked for, by its place. */
  readonly chosen: number;
  readonly reason: string;
  /** Of a hold. */
  readonly until: number | undefined;
  /** Of a ruling on recusal. */
  readonly subject: string;
}

function missing(asked: AskedActView, { reason, until, subject }: Entered, t: Word): Reason {
  if (reason.trim() === '') return t('safeguards.reasonMissing');
  if (asked.act === 'hold' && until === undefined) return t('safeguards.reasonUntil');
  if (asked.act === 'recusal' && subject === '') return t('safeguards.reasonSubject');
  return undefined;
}

/** One person's word for a joint act, with reasons. */
export function ConsentForm({
  view,
  asked,
}: {
  readonly view: ProposalView;
  /** What this person may join; at least one. */
  readonly asked: readonly AskedActView[];
}) {
  const { t, local } = useWords();
  const names = useNames();
  const { session, against } = useActor();
  const submission = useSubmission();
  const [entered, setEntered] = useState<Entered>({ chosen: 0, reason: '', until: undefined, subject: '' });
  const one = asked[entered.chosen] ?? asked[0];
  if (one === undefined) return null;
  const { act, bodyId } = one;
  const change = (part: Partial<Entered>) => {
    setEntered((before) => ({ ...before, ...part }));
  };
  const said = view.consents.some(
    (consent) => consent.act === act && consent.bodyId === bodyId && consent.personId === session.personId,
  );
  const say = () =>
    submission.run((ledger, onStep) =>
      ledger.submit(
        'Safeguards:consent',
        {
          proposalId: view.proposal.id,
          act,
          bodyId,
          reason: entered.reason.trim(),
          ...(act === 'hold' && entered.until !== undefined ? { until: entered.until } : {}),
          ...(act === 'recusal' ? { subject: entered.subject } : {}),
        },
        { onStep },
      ),
    );
  return (
    <div className="stack" data-testid="consent-form">
      <ChoiceField
        label={t('safeguards.join')}
        testId="consent-act"
        value={String(asked.indexOf(one))}
        options={asked.map((option, index) => ({
          value: String(index),
          label: `${t(`jointActs.${option.act}`)}${t('common.aside', { words: local(option.title) })}`,
        }))}
        onChange={(value) => {
          change({ chosen: Number(value) });
        }}
      />
      {act === 'hold' && (
        <MomentField
          label={t('safeguards.until')}
          testId="consent-until"
          value={entered.until}
          onChange={(until) => {
            change({ until });
          }}
        />
      )}
      {act === 'recusal' && (
        <ChoiceField
          label={t('safeguards.subject')}
          testId="consent-subject"
          placeholder="–"
          value={entered.subject}
          options={ballotRound(view).electors.map(({ memberId }) => ({
            value: memberId,
            label: names.member(memberId),
          }))}
          onChange={(subject) => {
            change({ subject });
          }}
        />
      )}
      <Field label={t('safeguards.reason')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={2}
            maxLength={2000}
            data-testid="consent-reason"
            value={entered.reason}
            onChange={(event) => {
              change({ reason: event.target.value });
            }}
          />
        )}
      </Field>
      {said && <p className="small muted">{t('safeguards.again')}</p>}
      <ActionButton
        testId="consent"
        reason={
          against('body.act') ??
          missing(one, entered, t) ??
          (submission.step === null ? undefined : t('common.reasonBusy'))
        }
        onClick={() => void say()}
      >
        {t('safeguards.say')}
      </ActionButton>
      <SubmissionStatus submission={submission} />
    </div>
  );
}
