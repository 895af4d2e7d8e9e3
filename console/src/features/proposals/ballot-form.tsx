import type { MemberRecord } from '@fabric-governance/chaincode/governance/records/members';
import { type Choice, CHOICES } from '@fabric-governance/chaincode/governance/states';
import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { useQuery } from '@tanstack/react-query';
import { Input, Radio } from 'antd';
import { useState } from 'react';
import { charterQuery, peopleQuery } from '../../api/queries.js';
import { Field } from '../../components/field.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { useWords } from '../../i18n/use-words.js';
import { readinessOf } from '../../proposal/ballot-readiness.js';
import { useActor } from '../../session/use-actor.js';
import { type Submission, useSubmission } from '../../session/use-submission.js';
import { BallotActs } from './ballot-acts.js';
import type { DeliberationView } from './deliberation-view.js';

interface BallotFormProps {
  readonly view: ProposalView;
  readonly own: MemberRecord;
  readonly deliberation: DeliberationView;
}

interface OpenFormProps extends BallotFormProps {
  readonly submission: Submission;
}

/** Whether a person may approve ballots today, by the charter in force. */
function useMayApprove(): (personId: string) => boolean {
  const { data: people } = useQuery(peopleQuery);
  const { data: charter } = useQuery(charterQuery);
  const roles = charter?.charter.roles ?? {};
  return (personId) => {
    const held = people?.find(({ id }) => id === personId)?.roles ?? [];
    return held.some((role) => roles[role]?.permissions.includes('ballot.approve') === true);
  };
}

function OpenForm({ view, own, deliberation, submission }: OpenFormProps) {
  const { t } = useWords();
  const { session } = useActor();
  const mayApprove = useMayApprove();
  const mine = deliberation.approvals.find(({ personId }) => personId === session.personId);
  const leading = mine ?? deliberation.approvals[0];
  const [chosen, setChosen] = useState<Choice | null>(null);
  const [text, setText] = useState('');
  const choice = chosen ?? leading?.choice ?? 'yes';
  const readiness = readinessOf(deliberation.approvals, choice, {
    rule: own.decisionRule,
    casterId: session.personId,
    mayApprove,
  });
  return (
    <div className="stack">
      <Radio.Group
        aria-label={t('proposals.ballot')}
        value={choice}
        onChange={(event) => {
          setChosen(CHOICES.find((known) => known === event.target.value) ?? null);
        }}
      >
        {CHOICES.map((known) => (
          <Radio.Button key={known} value={known}>
            <span data-testid={`choice-${known}`}>{t(`choices.${known}`)}</span>
          </Radio.Button>
        ))}
      </Radio.Group>
      <Field label={t('deliberation.opinionText')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={2}
            maxLength={5000}
            placeholder={t('deliberation.opinionPlaceholder')}
            value={text}
            data-testid="opinion-text"
            onChange={(event) => {
              setText(event.target.value);
            }}
          />
        )}
      </Field>
      <p className="small muted" data-testid="ballot-progress">
        {t('deliberation.progress', {
          choice: t(`choices.${choice}`),
          count: readiness.counting.length,
          needed: readiness.needed,
        })}
        {mine !== undefined &&
          ` · ${t('deliberation.yourApproval', { choice: t(`choices.${mine.choice}`) })}`}
      </p>
      <BallotActs
        view={view}
        own={own}
        choice={choice}
        text={text}
        readiness={readiness}
        submission={submission}
      />
    </div>
  );
}

/** The institution's way to its one ballot, or the ballot once it is cast; how the last act ended stays in sight. */
export function BallotForm({ view, own, deliberation }: BallotFormProps) {
  const { t } = useWords();
  const submission = useSubmission();
  const cast = view.ballots.find(({ memberId }) => memberId === own.id);
  const isOpen = view.phase.state === 'notice' || view.phase.state === 'voting';
  return (
    <>
      {cast !== undefined && (
        <p data-testid="ballot-done">{t('deliberation.castDone', { choice: t(`choices.${cast.choice}`) })}</p>
      )}
      {cast === undefined && isOpen && (
        <OpenForm view={view} own={own} deliberation={deliberation} submission={submission} />
      )}
      <SubmissionStatus submission={submission} />
    </>
  );
}
