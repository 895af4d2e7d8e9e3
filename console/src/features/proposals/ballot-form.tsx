import type { MemberRecord } from '@fabric-governance/chaincode/governance/records';
import { type Choice, CHOICES } from '@fabric-governance/chaincode/governance/states';
import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { utf8 } from '@fabric-governance/protocol/bytes';
import { useQuery } from '@tanstack/react-query';
import { Input, Radio } from 'antd';
import { useId, useState } from 'react';
import { charterQuery, peopleQuery } from '../../api/queries.js';
import { ActionButton } from '../../components/action-button.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { useNow } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { makeSalt } from '../../ledger-client/salt.js';
import { readinessOf } from '../../proposal/ballot-readiness.js';
import { useActor } from '../../session/use-actor.js';
import { useSubmission } from '../../session/use-submission.js';
import { castObstacle, choiceObstacle } from './ballot-obstacle.js';
import type { DeliberationView } from './deliberation-view.js';

interface BallotFormProps {
  readonly view: ProposalView;
  readonly own: MemberRecord;
  readonly deliberation: DeliberationView;
}

/** Whether a person may approve ballots today, by the charter in force. */
function useMayApprove(): (personId: string) => boolean {
  const { data: people } = useQuery(peopleQuery);
  const { data: charter } = useQuery(charterQuery);
  return (personId) =>
    people
      ?.find(({ id }) => id === personId)
      ?.roles.some((role) => charter?.charter.roles[role]?.permissions.includes('ballot.approve')) === true;
}

/** Opinion, approval and ballot, in this order, for one choice. */
export function BallotForm({ view, own, deliberation }: BallotFormProps) {
  const { t, language } = useWords();
  const { session, against } = useActor();
  const mayApprove = useMayApprove();
  const now = useNow();
  const textId = useId();
  const submission = useSubmission();
  const mine = deliberation.approvals.find(({ personId }) => personId === session.personId);
  const leading = deliberation.approvals[0]?.choice;
  const [chosen, setChosen] = useState<Choice | null>(null);
  const [text, setText] = useState('');
  const choice = chosen ?? mine?.choice ?? leading ?? 'yes';
  const proposalId = view.proposal.id;
  const cast = view.ballots.find(({ memberId }) => memberId === own.id);
  const readiness = readinessOf(deliberation.approvals, choice, {
    rule: own.decisionRule,
    casterId: session.personId,
    mayApprove,
  });
  const facts = { view, memberId: own.id, now };
  const busy = submission.step === null ? undefined : t('common.reasonBusy');
  const word = t(`choices.${choice}`);

  if (cast !== undefined) {
    return (
      <p data-testid="ballot-done">{t('deliberation.castDone', { choice: t(`choices.${cast.choice}`) })}</p>
    );
  }
  if (view.phase.state !== 'notice' && view.phase.state !== 'voting') return null;

  const submitPrivate = (name: 'Deliberation:giveOpinion' | 'Deliberation:approve', value: object) =>
    submission.run((ledger, onStep) =>
      ledger.submit(
        name,
        { proposalId },
        {
          onStep,
          // Endorsed at home alone, so that it stays at home.
          endorsingOrganizations: [own.mspId],
          transient: {
            [name === 'Deliberation:approve' ? 'approval' : 'opinion']: utf8(
              JSON.stringify({ ...value, choice, salt: makeSalt() }),
            ),
          },
        },
      ),
    );
  const castBallot = () =>
    submission.run((ledger, onStep) =>
      ledger.submit(
        'Ballots:cast',
        {
          proposalId,
          choice,
          approvals: readiness.counting.map(({ personId, salt }) => ({ personId, salt })),
        },
        { onStep },
      ),
    );

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
          <Radio.Button key={known} value={known} data-testid={`choice-${known}`}>
            {t(`choices.${known}`)}
          </Radio.Button>
        ))}
      </Radio.Group>
      <div className="stack-small">
        <label className="field-label" htmlFor={textId}>
          {t('deliberation.opinionText')}
        </label>
        <Input.TextArea
          id={textId}
          rows={2}
          maxLength={5000}
          placeholder={t('deliberation.opinionPlaceholder')}
          value={text}
          data-testid="opinion-text"
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
      </div>
      <p className="small muted">
        {t('deliberation.progress', {
          choice: word,
          count: readiness.counting.length,
          needed: readiness.needed,
        })}
        {mine !== undefined &&
          ` · ${t('deliberation.yourApproval', { choice: t(`choices.${mine.choice}`) })}`}
      </p>
      <div className="row">
        <ActionButton
          testId="give-opinion"
          reason={against('opinion.give') ?? busy}
          onClick={() => void submitPrivate('Deliberation:giveOpinion', { text: text.trim() })}
        >
          {t('deliberation.giveOpinion')}
        </ActionButton>
        <ActionButton
          testId="approve-ballot"
          reason={against('ballot.approve') ?? choiceObstacle(facts, t) ?? busy}
          onClick={() => void submitPrivate('Deliberation:approve', {})}
        >
          {t('deliberation.approve', { choice: word })}
        </ActionButton>
        <ActionButton
          type="primary"
          testId="cast-ballot"
          reason={
            against('ballot.cast') ??
            castObstacle({ ...facts, readiness, rule: own.decisionRule }, { t, language }) ??
            busy
          }
          onClick={() => void castBallot()}
        >
          {t('deliberation.cast', { choice: word })}
        </ActionButton>
      </div>
      <p className="small muted">{t('deliberation.castFinal')}</p>
      <SubmissionStatus submission={submission} />
    </div>
  );
}
