import type { DocumentReference } from '@fabric-governance/chaincode/governance/records/actions';
import { PARTICIPANT_KINDS, type ParticipantKind } from '@fabric-governance/chaincode/governance/states';
import type { ApplicationForm } from '@fabric-governance/gateway-api/contract/applications';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { asFailure } from '../../api/as-failure.js';
import { call } from '../../api/client.js';
import type { Failure } from '../../api/failure.js';
import { applicationsQuery } from '../../api/queries.js';
import { ActionButton } from '../../components/action-button.js';
import { ChoicesField } from '../../components/choices-field.js';
import { ChoiceField } from '../../components/choice-field.js';
import { DocumentPicker } from '../../components/document-picker.js';
import { FailureAlert } from '../../components/failure-alert.js';
import { Field } from '../../components/field.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { type ApplicationTerms, composeApplication, signApplication } from './signed-application.js';

const INITIAL: ApplicationTerms = {
  kinds: ['data-provider'],
  votes: true,
  weight: 1,
  decisionRule: { approvals: 1, makerIsNotChecker: true },
  evidence: [],
  statement: '',
};

interface TermsFieldsProps {
  readonly terms: ApplicationTerms;
  readonly onChange: (change: Partial<ApplicationTerms>) => void;
}

function TermsFields({ terms, onChange }: TermsFieldsProps) {
  const { t } = useWords();
  const { decisionRule } = terms;
  return (
    <>
      <ChoicesField<ParticipantKind>
        label={t('apply.kinds')}
        testId="apply-kinds"
        value={terms.kinds}
        options={PARTICIPANT_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        onChange={(kinds) => {
          onChange({ kinds });
        }}
      />
      <Checkbox
        checked={terms.votes}
        data-testid="apply-votes"
        onChange={(event) => {
          onChange({ votes: event.target.checked });
        }}
      >
        {t('apply.votes')}
      </Checkbox>
      {terms.votes && (
        <>
          <Field label={t('apply.weight')}>
            {(ids) => (
              <InputNumber<number>
                {...ids}
                min={1}
                max={1_000_000}
                precision={0}
                data-testid="apply-weight"
                value={terms.weight}
                onChange={(weight) => {
                  onChange({ weight: weight ?? 1 });
                }}
              />
            )}
          </Field>
          <Field label={t('apply.approvals')}>
            {(ids) => (
              <InputNumber<number>
                {...ids}
                min={1}
                max={20}
                precision={0}
                data-testid="apply-approvals"
                value={decisionRule.approvals}
                onChange={(approvals) => {
                  onChange({ decisionRule: { ...decisionRule, approvals: approvals ?? 1 } });
                }}
              />
            )}
          </Field>
          <Checkbox
            checked={decisionRule.makerIsNotChecker}
            onChange={(event) => {
              onChange({ decisionRule: { ...decisionRule, makerIsNotChecker: event.target.checked } });
            }}
          >
            {t('apply.maker')}
          </Checkbox>
        </>
      )}
    </>
  );
}

/** Signs the application in this browser and has the gateway send it, with its evidence, to the sponsor. */
export function ApplyForm({ form }: { readonly form: ApplicationForm }) {
  const { t, local } = useWords();
  const { institution, session } = useActor();
  const client = useQueryClient();
  const [terms, setTerms] = useState<ApplicationTerms>(INITIAL);
  const [sponsorId, setSponsorId] = useState(String(institution.sponsors[0]?.memberId ?? ''));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSent, setSent] = useState(false);
  const sponsor = institution.sponsors.find(({ memberId }) => memberId === sponsorId);
  const isComplete = terms.statement.trim() !== '' && terms.kinds.length > 0 && sponsor !== undefined;
  const change = (part: Partial<ApplicationTerms>) => {
    setTerms((before) => ({ ...before, ...part }));
  };

  const send = async () => {
    if (sponsor === undefined) return;
    setBusy(true);
    setFailure(null);
    try {
      const statement = terms.statement.trim();
      const application = composeApplication(form, { ...terms, statement }, Date.now());
      if (application === undefined) return;
      const signed = await signApplication(application, {
        memberId: institution.memberId,
        personId: session.enrolmentId,
      });
      await call('sendApplication', { body: { sponsorMemberId: sponsor.memberId, application: signed } });
      setSent(true);
      await client.invalidateQueries({ queryKey: applicationsQuery.queryKey });
    } catch (thrown) {
      setFailure(asFailure(thrown));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      className="panel"
      data-testid="apply-form"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <ChoiceField
        label={t('apply.sponsor')}
        testId="apply-sponsor"
        value={sponsorId}
        options={institution.sponsors.map(({ memberId, name }) => ({ value: memberId, label: local(name) }))}
        onChange={setSponsorId}
      />
      <TermsFields terms={terms} onChange={change} />
      <Field label={t('apply.statement')} hint={t('apply.statementHint')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={5}
            maxLength={20_000}
            data-testid="apply-statement"
            value={terms.statement}
            onChange={(event) => {
              change({ statement: event.target.value });
            }}
          />
        )}
      </Field>
      <DocumentPicker
        label={t('apply.evidence')}
        documents={terms.evidence}
        onChange={(evidence: readonly DocumentReference[]) => {
          change({ evidence: [...evidence] });
        }}
      />
      <p className="small muted">{t('apply.evidenceHint')}</p>
      <p className="small muted">{t('apply.signing')}</p>
      <ActionButton
        type="primary"
        testId="apply-send"
        loading={busy}
        reason={isComplete ? undefined : t('newProposal.required')}
        onClick={() => void send()}
      >
        {t('apply.send')}
      </ActionButton>
      <div aria-live="polite">
        {isSent && sponsor !== undefined && (
          <Alert
            type="success"
            showIcon
            data-testid="apply-sent"
            title={t('apply.sent', { sponsor: local(sponsor.name) })}
          />
        )}
      </div>
      {failure !== null && <FailureAlert failure={failure} onRetry={() => void send()} />}
    </form>
  );
}
