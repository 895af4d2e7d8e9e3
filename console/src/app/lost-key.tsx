import type { PersonView } from '@fabric-governance/gateway-api/contract/records';
import { isPresent } from '@fabric-governance/chaincode/governance/bodies/body-members';
import { useState } from 'react';
import { ActionButton } from '../components/action-button.js';
import { SubmissionStatus } from '../components/submission-status.js';
import { TextField } from '../components/text-field.js';
import { Countdown, Time } from '../components/time.js';
import { useWords } from '../i18n/use-words.js';
import type { Reason } from '../session/actor.js';
import { type Actor, useActor } from '../session/use-actor.js';
import { useSubmission } from '../session/use-submission.js';
import type { NewKeyStage } from './new-key-stage.js';

/** What the holder of a new key can do about an account that the ledger knows by another one: ask for the reset, and follow it (R15). */
export function LostKey({ person, stage }: { readonly person: PersonView; readonly stage: NewKeyStage }) {
  const { t } = useWords();
  return (
    <div className="stack-small" data-testid="lost-key" data-stage={stage.at}>
      {stage.at === 'asked' && <span>{t('newKey.asked', { count: stage.grants })}</span>}
      {stage.at === 'locked' && (
        <span>
          {t('newKey.locked')} <Time at={stage.until} /> <Countdown until={stage.until} />
        </span>
      )}
      {stage.at === 'unasked' && <AskReset person={person} />}
    </div>
  );
}

function AskReset({ person }: { readonly person: PersonView }) {
  const { t } = useWords();
  const actor = useActor();
  const submission = useSubmission();
  const [words, setWords] = useState('');
  const reason = words.trim();
  const missing = reason === '' ? t('newKey.reasonMissing') : undefined;
  const busy = submission.step === null ? undefined : t('common.reasonBusy');
  const against = useAskObstacle(actor, person);
  return (
    <>
      <span>{t('newKey.ask')}</span>
      <TextField
        label={t('newKey.why')}
        hint={t('newKey.whyHint')}
        testId="reset-reason"
        maxLength={2000}
        value={words}
        onChange={setWords}
      />
      <ActionButton
        type="primary"
        testId="ask-reset"
        reason={against ?? missing ?? busy}
        onClick={() =>
          void submission.run((ledger, onStep) =>
            ledger.submit('People:askReset', { personId: person.id, reason }, { onStep }),
          )
        }
      >
        {t('newKey.askReset')}
      </ActionButton>
      <SubmissionStatus submission={submission} />
    </>
  );
}

/** Why a new key may not be asked for. */
function useAskObstacle({ institution: { status } }: Actor, person: PersonView): Reason {
  const { t } = useWords();
  if (status !== undefined && !isPresent({ status })) {
    return t('common.reasonStatus', { status: t(`memberStatuses.${status}`) });
  }
  return person.status === 'closed' ? t('newKey.closed') : undefined;
}
