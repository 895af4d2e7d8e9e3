import type { PersonView } from '@fabric-governance/gateway-api/contract/records';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { keyResetsQuery, peopleQuery } from '../api/queries.js';
import { ActionButton } from '../components/action-button.js';
import { SubmissionStatus } from '../components/submission-status.js';
import { useNow } from '../components/time.js';
import { useWords } from '../i18n/use-words.js';
import type { Word } from '../i18n/words/keys.js';
import type { Reason } from '../session/actor.js';
import type { Actor } from '../session/use-actor.js';
import { useSubmission } from '../session/use-submission.js';
import { LostKey } from './lost-key.js';
import { type NewKeyStage, newKeyStage } from './new-key-stage.js';

/**
 * For a person whom the ledger does not know by this key: offers to bind it when it is the first or has been granted in place of a lost one;
 * until then explains, and asks for it.
 */
export function BindBanner({ actor }: { readonly actor: Actor }) {
  const { standing, personId } = actor.session;
  if (standing === 'outside' || personId !== null) return null;
  return <UnboundKey actor={actor} />;
}

function UnboundKey({ actor: { session } }: { readonly actor: Actor }) {
  const { t } = useWords();
  const now = useNow();
  const { data: people } = useSuspenseQuery(peopleQuery);
  const { data: resets } = useSuspenseQuery(keyResetsQuery);
  const person = people.find(({ id }) => id === session.enrolmentId);
  const stage = newKeyStage(session, { resets, live: person?.fingerprint ?? null, now });
  if (stage.at === 'first' || stage.at === 'due') {
    return (
      <Bind
        personId={session.enrolmentId}
        why={stage.at === 'due' ? 'newKey.due' : 'shell.unbound'}
        reason={bindObstacle(person, stage, t)}
      />
    );
  }
  return (
    <Alert
      type="warning"
      showIcon
      title={t('shell.unboundElsewhere')}
      description={person !== undefined && <LostKey person={person} stage={stage} />}
      data-testid="bound-elsewhere"
    />
  );
}

/** Why the key cannot be bound now; a reset that is due ends its own lock. */
function bindObstacle(person: PersonView | undefined, { at }: NewKeyStage, t: Word): Reason {
  const status = person?.status ?? 'active';
  if (status === 'active' || (status === 'locked' && at === 'due')) return undefined;
  return t('newKey.notActive', { status: t(`personStatuses.${status}`) });
}

interface BindProps {
  readonly personId: string;
  readonly why: 'newKey.due' | 'shell.unbound';
  readonly reason: Reason;
}

/** Binding sets a reset going whose lock window is over, and ends its lock, so that one transaction is enough. */
function Bind({ personId, why, reason }: BindProps) {
  const { t } = useWords();
  const submission = useSubmission();
  const bind = () =>
    submission.run((ledger, onStep) => ledger.submit('People:bindCredential', { personId }, { onStep }));
  return (
    <Alert
      type="info"
      showIcon
      title={t('shell.unboundTitle')}
      description={
        <div className="stack-small">
          <span>{t(why)}</span>
          <ActionButton
            type="primary"
            testId="bind-key"
            reason={reason}
            loading={submission.step !== null}
            onClick={() => void bind()}
          >
            {t('shell.bind')}
          </ActionButton>
          <SubmissionStatus submission={submission} />
        </div>
      }
    />
  );
}
