import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { useState } from 'react';
import { ActionButton } from '../../components/action-button.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { useNow } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';
import { type Submission, useSubmission } from '../../session/use-submission.js';
import { choiceObstacle } from './ballot-obstacle.js';
import { ReasonDialog } from '../../components/reason-dialog.js';

const STATES: readonly string[] = ['notice', 'voting'];

interface LeavingProps {
  readonly view: ProposalView;
  /** The person's own institution. */
  readonly memberId: string;
}

type PartProps = LeavingProps & { readonly submission: Submission };

/** Declaring a conflict of interest, as long as the institution has not voted (R24). */
function Recuse({ view, submission }: Omit<PartProps, 'memberId'>) {
  const { t } = useWords();
  const { against } = useActor();
  const [isAsking, setAsking] = useState(false);
  const proposalId = view.proposal.id;
  return (
    <>
      <ActionButton
        testId="recuse"
        reason={against('ballot.cast') ?? (submission.step === null ? undefined : t('common.reasonBusy'))}
        onClick={() => {
          setAsking(true);
        }}
      >
        {t('leaving.recuse')}
      </ActionButton>
      {isAsking && (
        <ReasonDialog
          title={t('leaving.recuseTitle')}
          question={t('leaving.recuseWhy')}
          okText={t('leaving.recuse')}
          name="recuse"
          onReason={(reason) => {
            setAsking(false);
            void submission.run((ledger, onStep) =>
              ledger.submit('Ballots:recuse', { proposalId, reason }, { onStep }),
            );
          }}
          onCancel={() => {
            setAsking(false);
          }}
        />
      )}
    </>
  );
}

/** Demanding that the matter goes to the track that the charter names for it. */
function Demand({ view, memberId, submission }: PartProps) {
  const { t } = useWords();
  const names = useNames();
  const { against } = useActor();
  const { track, referralDemands, proposal } = view;
  if (track.referral === undefined) return null;
  const { demands, to } = track.referral;
  if (referralDemands.some((one) => one === memberId)) return <p>{t('leaving.demanded')}</p>;
  return (
    <>
      <p className="small muted">
        {t('leaving.demandHint', { demands, track: names.track(to), count: referralDemands.length })}
      </p>
      <ActionButton
        testId="demand-referral"
        reason={against('ballot.cast') ?? (submission.step === null ? undefined : t('common.reasonBusy'))}
        onClick={() =>
          void submission.run((ledger, onStep) =>
            ledger.submit('Ballots:demandReferral', { proposalId: proposal.id }, { onStep }),
          )
        }
      >
        {t('leaving.demand')}
      </ActionButton>
    </>
  );
}

/** Leaving the vote and demanding another track; nothing where the track has neither. */
export function Leaving({ view, memberId }: LeavingProps) {
  const { t } = useWords();
  const now = useNow();
  const submission = useSubmission();
  const { track, phase } = view;
  const mayRecuse = track.recusal?.declared === true;
  if (!STATES.includes(phase.state) || (!mayRecuse && track.referral === undefined)) return null;
  const out = choiceObstacle({ view, memberId, now }, t);
  const hasVoted = [...view.ballots, ...view.commitments].some((one) => one.memberId === memberId);
  return (
    <div className="stack-small" data-testid="leaving">
      {out !== undefined && <p data-testid="left-out">{out}</p>}
      {mayRecuse && out === undefined && !hasVoted && <Recuse view={view} submission={submission} />}
      <Demand view={view} memberId={memberId} submission={submission} />
      <SubmissionStatus submission={submission} />
    </div>
  );
}
