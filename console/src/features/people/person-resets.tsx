import type { KeyReset } from '@fabric-governance/gateway-api/contract/accounts';
import type { PersonView } from '@fabric-governance/gateway-api/contract/records';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { charterQuery, keyResetsQuery } from '../../api/queries.js';
import { ActionButton } from '../../components/action-button.js';
import { Facts } from '../../components/facts.js';
import { Hash } from '../../components/hash.js';
import { PersonName } from '../../components/person-name.js';
import { ReasonDialog } from '../../components/reason-dialog.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { Countdown, Time, useNow } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';
import { useSubmission } from '../../session/use-submission.js';
import { cancelObstacle, completeObstacle, grantObstacle } from './reset-obstacle.js';

/** New keys that are asked for or granted for an account and have not ended (R15). */
export function PersonResets({ person }: { readonly person: PersonView }) {
  const { data } = useSuspenseQuery(keyResetsQuery);
  const open = data.filter(({ personId, ended }) => personId === person.id && ended === undefined);
  return open.map((reset) => (
    <Reset
      key={reset.fingerprint}
      person={person}
      reset={reset}
      others={open.filter((one) => one !== reset)}
    />
  ));
}

interface ResetProps {
  readonly person: PersonView;
  readonly reset: KeyReset;
  readonly others: readonly KeyReset[];
}

function Reset(props: ResetProps) {
  const { t } = useWords();
  const { regulator } = useActor();
  const { personId, fingerprint, lockedUntil } = props.reset;
  return (
    <div className="stack-small" data-testid={`reset-${personId}`} data-granted={lockedUntil !== undefined}>
      <ResetFactsList reset={props.reset} />
      {lockedUntil !== undefined && (
        <p>
          {t('newKey.lockedUntil')} <Time at={lockedUntil} /> <Countdown until={lockedUntil} />
        </p>
      )}
      {!regulator && <ResetActs key={fingerprint} {...props} />}
    </div>
  );
}

function ResetFactsList({ reset: { fingerprint, askedBy, at, reason, grants } }: Pick<ResetProps, 'reset'>) {
  const { t } = useWords();
  const names = useNames();
  const { data: charter } = useSuspenseQuery(charterQuery);
  const needed = charter.charter.accounts?.resetBy?.people;
  const people = grants.length === 0 ? t('common.nobody') : grants.map(names.person).join(' · ');
  return (
    <Facts
      facts={[
        [t('newKey.title'), <Hash key="key" value={fingerprint} />],
        [
          t('newKey.askedBy'),
          <span key="asked">
            {askedBy === null ? t('newKey.byKey') : <PersonName id={askedBy} />}, <Time at={at} />
          </span>,
        ],
        [t('newKey.reason'), reason],
        [t('newKey.agreed'), needed === undefined ? people : t('newKey.agreedOf', { people, needed })],
      ]}
    />
  );
}

/** What can be done about it: colleagues grant, the old key's holder cancels, anybody lets a granted one take over. */
function ResetActs({ person, reset, others }: ResetProps) {
  const { t } = useWords();
  const { session, against } = useActor();
  const { data: charter } = useSuspenseQuery(charterQuery);
  const now = useNow();
  const submission = useSubmission();
  const [isCancelling, setCancelling] = useState(false);
  const { personId, fingerprint } = reset;
  const busy = submission.step === null ? undefined : t('common.reasonBusy');
  const facts = { reset, others, status: person.status, now };
  const granting = grantObstacle(facts, { session, charter: charter.charter }, t);
  const submit = (transaction: 'People:grantReset' | 'People:completeReset') =>
    submission.run((ledger, onStep) => ledger.submit(transaction, { personId, fingerprint }, { onStep }));
  return (
    <>
      <div className="row">
        {person.memberId === session.memberId && (
          <ActionButton
            testId="grant-reset"
            reason={against('account.keep') ?? granting ?? busy}
            onClick={() => void submit('People:grantReset')}
          >
            {t('newKey.grant')}
          </ActionButton>
        )}
        {session.personId === personId && (
          <ActionButton
            danger
            testId="cancel-reset"
            reason={cancelObstacle(facts, t) ?? busy}
            onClick={() => {
              setCancelling(true);
            }}
          >
            {t('newKey.cancel')}
          </ActionButton>
        )}
        <ActionButton
          testId="complete-reset"
          reason={completeObstacle(facts, t) ?? busy}
          onClick={() => void submit('People:completeReset')}
        >
          {t('newKey.complete')}
        </ActionButton>
      </div>
      {isCancelling && (
        <ReasonDialog
          title={t('newKey.cancelTitle')}
          question={t('newKey.cancelWhy')}
          okText={t('newKey.cancel')}
          name="cancel-reset"
          onReason={(reason) => {
            setCancelling(false);
            void submission.run((ledger, onStep) =>
              ledger.submit('People:cancelReset', { personId, fingerprint, reason }, { onStep }),
            );
          }}
          onCancel={() => {
            setCancelling(false);
          }}
        />
      )}
      <SubmissionStatus submission={submission} />
    </>
  );
}
