import type { PenaltyRecord } from '@fabric-governance/chaincode/governance/records/penalties';
import { Link } from '@tanstack/react-router';
import { ActButtons, type Act } from '../../components/act-buttons.js';
import { DocumentLine } from '../../components/document-line.js';
import { Facts } from '../../components/facts.js';
import { ReplyForm } from '../../components/reply-form.js';
import { Tag, type Tone } from '../../components/tag.js';
import { Time, useNow } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';

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

/** What the member says to it, with its documents. */
function ReplyWords({ reply }: { readonly reply: PenaltyRecord['reply'] | undefined }) {
  const { t } = useWords();
  if (reply === undefined) return t('merit.noReply');
  return (
    <div data-testid="reply">
      <p className="prose">{reply.text}</p>
      {reply.documents.map((document) => (
        <DocumentLine key={document.hash} document={document} />
      ))}
    </div>
  );
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
        [t('merit.reply'), <ReplyWords key="reply" reply={penalty.reply} />],
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
  const { memberId, penaltyId, source, state, replyUntil } = penalty;
  const replying = institution.memberId === memberId && state === 'notice' && now < replyUntil;
  const key = { memberId, penaltyId, source };
  const enforce: Act = {
    label: t('merit.enforce'),
    testId: 'enforce',
    reason: now < replyUntil ? t('merit.notYet') : undefined,
    work: () => (ledger, onStep) => ledger.submit('Penalties:enforce', key, { onStep }),
  };
  return (
    <div className="stack-small" data-testid={`penalty-${memberId}-${penaltyId}`}>
      <div className="row">
        <h3>{`${names.penalty(penaltyId)} · ${names.member(memberId)}`}</h3>
        <Tag tone={TONES[state]}>{t(`penaltyStates.${state}`)}</Tag>
      </div>
      <PenaltyFacts penalty={penalty} />
      {replying && (
        <ReplyForm
          label={t('merit.replyText')}
          replaces={penalty.reply !== undefined}
          work={(given) => (ledger, onStep) =>
            ledger.submit('Penalties:reply', { ...key, ...given }, { onStep })
          }
        />
      )}
      {!regulator && (
        <>
          {state === 'notice' && <ActButtons acts={[enforce]} />}
          <div className="row small">
            <Endings penalty={penalty} />
          </div>
        </>
      )}
    </div>
  );
}
