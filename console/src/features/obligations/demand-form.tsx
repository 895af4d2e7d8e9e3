import { useState } from 'react';
import { ActionButton } from '../../components/action-button.js';
import { DaysField } from '../../components/days-field.js';
import { GroundsField } from '../../components/grounds-field.js';
import { MemberField } from '../../components/member-field.js';
import { ObligationNameField } from '../../components/obligation-name-field.js';
import { Panel } from '../../components/page.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { TextField } from '../../components/text-field.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useSubmission } from '../../session/use-submission.js';
import { type DemandValues, demandOf } from './demand.js';

const EMPTY: DemandValues = { member: '', name: '', text: '', shows: '', grounds: '', days: '' };

/** A regulator demands a report, by the power that a vote has given it (R5): an obligation of the member's like any other. */
export function DemandForm() {
  const { t } = useWords();
  const submission = useSubmission();
  // Whether a vote has given the power, the ledger tells.
  const { lacks } = useActor();
  const [values, setValues] = useState(EMPTY);
  const set = (name: keyof DemandValues) => (value: string) => {
    setValues((before) => ({ ...before, [name]: value }));
  };
  const demand = demandOf(values);
  const busy = submission.step === null ? undefined : t('common.reasonBusy');
  const missing = demand === undefined ? t('newProposal.required') : undefined;
  const send = async () => {
    if (demand === undefined) return;
    const done = await submission.run((ledger, onStep) =>
      ledger.submit('Powers:demandReport', demand, { onStep }),
    );
    if (done !== null) setValues(EMPTY);
  };
  return (
    <Panel title={t('obligations.demand')} testId="demand-form">
      <p className="small muted">{t('obligations.demandIntro')}</p>
      <MemberField
        value={values.member}
        offers={({ status }) => status !== 'left' && status !== 'removed'}
        onChange={set('member')}
      />
      <TextField
        label={t('obligations.formText')}
        testId="demand-text"
        rows={3}
        maxLength={4000}
        value={values.text}
        onChange={set('text')}
      />
      <ObligationNameField value={values.name} testId="demand-name" onChange={set('name')} />
      <TextField
        label={t('obligations.shows')}
        testId="demand-shows"
        maxLength={2000}
        value={values.shows}
        onChange={set('shows')}
      />
      <DaysField
        label={t('obligations.formDays')}
        value={values.days}
        hint={t('obligations.demandDays')}
        onChange={set('days')}
      />
      <GroundsField value={values.grounds} onChange={set('grounds')} />
      <ActionButton
        testId="demand-send"
        reason={busy ?? lacks('body.act') ?? missing}
        onClick={() => void send()}
      >
        {t('obligations.demand')}
      </ActionButton>
      <SubmissionStatus submission={submission} />
    </Panel>
  );
}
