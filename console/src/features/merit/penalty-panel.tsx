import type { PenaltyRecord } from '@fabric-governance/chaincode/governance/records/penalties';
import { Link } from '@tanstack/react-router';
import { ActionButton } from '../../components/action-button.js';
import { Facts } from '../../components/facts.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { Tag, type Tone } from '../../components/tag.js';
import { Time, useNow } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';
import { useSubmission } from '../../session/use-submission.js';
import { ReplyForm } from './reply-form.js';

const TONES = {
  notice: 'warning',
  'in-force': 'danger',
  annulled: 'neutral',
  lifted: 'neutral',
} as const satisfies Record<PenaltyRecord['state'], Tone>;

/** A moment, or nothing. */
function moment(at: number | undefined) {
  return at === undefined ? null : <Time at={at} />;
}

function PenaltyFacts({ penalty }: { readonly penalty: PenaltyRecord }) {
  const { t } = useWords();
  const { state, effectiveAt, until } = penalty;
  const ends = until === undefined ? t('merit.endsNever') : <Time at={until} />;
  return (
    <Facts
      facts={[
        [t('merit.does'), t(`consequences.${penalty.consequence}`)],
        [t('merit.points'), penalty.points ?? null],
        [t('merit.grounds'), penalty.grounds],
        [t('merit.replyUntil'), moment(penalty.replyUntil)],
        [t('merit.reply'), penalty.reply?.text ?? t('merit.noReply')],
        [t('merit.effective'), moment(effectiveAt)],
        [t('merit.appealUntil'), moment(penalty.appealUntil)],
        [t('merit.ends'), state === 'in-force' ? ends : null],
        [t('merit.ended'), moment(penalty.endedAt)],
      ]}
    />
  );
}

/** Proposals that end the penalty: the own appeal in time, or lifting it. */
function Endings({ penalty }: { readonly penalty: PenaltyRecord }) {
  const { t } = useWords();
  const now = useNow();
  const { institution } = useActor();
  const { memberId, penaltyId, source, state, appealUntil = 0 } = penalty;
  const search = { penalty: [memberId, penaltyId, source].join('/') };
  const appealable = institution.memberId === memberId && state === 'in-force' && now < appealUntil;
  return (
    <>
      {appealable && (
        <Link to="/proposals/new" search={{ ...search, kind: 'penalty.appeal' }}>
          {t('merit.appeal')}
        </Link>
      )}
      {(state === 'notice' || state === 'in-force') && (
        <Link to="/proposals/new" search={{ ...search, kind: 'penalty.lift' }}>
          {t('merit.lift')}
        </Link>
      )}
    </>
  );
}

/** One penalty, and what can be done about it now. */
export function PenaltyPanel({ penalty }: { readonly penalty: PenaltyRecord }) {
  const { t } = useWords();
  const names = useNames();
  const now = useNow();
  const { institution, regulator } = useActor();
  const submission = useSubmission();
  const { memberId, penaltyId, source, state, replyUntil } = penalty;
  const replying = institution.memberId === memberId && state === 'notice' && now < replyUntil;
  const busy = submission.step === null ? undefined : t('common.reasonBusy');
  const enforce = () => {
    const key = { memberId, penaltyId, source };
    void submission.run((ledger, onStep) => ledger.submit('Penalties:enforce', key, { onStep }));
  };
  return (
    <div className="stack-small" data-testid={`penalty-${memberId}-${penaltyId}`}>
      <div className="row">
        <h3>{`${names.penalty(penaltyId)} · ${names.member(memberId)}`}</h3>
        <Tag tone={TONES[state]}>{t(`penaltyStates.${state}`)}</Tag>
      </div>
      <PenaltyFacts penalty={penalty} />
      {replying && <ReplyForm penalty={penalty} />}
      {!regulator && (
        <div className="actions">
          {state === 'notice' && (
            <ActionButton
              testId="enforce"
              reason={now < replyUntil ? t('merit.notYet') : busy}
              onClick={enforce}
            >
              {t('merit.enforce')}
            </ActionButton>
          )}
          <Endings penalty={penalty} />
        </div>
      )}
      <SubmissionStatus submission={submission} />
    </div>
  );
}
