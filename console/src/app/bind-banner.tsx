import { Alert } from 'antd';
import { ActionButton } from '../components/action-button.js';
import { SubmissionStatus } from '../components/submission-status.js';
import { useWords } from '../i18n/use-words.js';
import type { Actor } from '../session/use-actor.js';
import { useSubmission } from '../session/use-submission.js';

/** Offers to bind the key of a person whom the ledger does not know by any key; explains when it knows another one. */
export function BindBanner({ actor }: { readonly actor: Actor }) {
  const { t } = useWords();
  const submission = useSubmission();
  const { standing, personId, bindable, enrolmentId } = actor.session;
  if (standing === 'outside' || personId !== null) return null;
  if (!bindable) {
    return (
      <Alert type="warning" showIcon title={t('shell.unboundElsewhere')} data-testid="bound-elsewhere" />
    );
  }
  const bind = () =>
    submission.run((ledger, onStep) =>
      ledger.submit('People:bindCredential', { personId: enrolmentId }, { onStep }),
    );
  return (
    <Alert
      type="info"
      showIcon
      title={t('shell.unboundTitle')}
      description={
        <div className="stack-small">
          <span>{t('shell.unbound')}</span>
          <ActionButton
            type="primary"
            testId="bind-key"
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
