import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { newPersonOf, type NewPersonValues } from '../../account/new-person.js';
import { NewPersonFields } from '../../account/new-person-fields.js';
import { charterQuery } from '../../api/queries.js';
import { ActionButton } from '../../components/action-button.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useSubmission } from '../../session/use-submission.js';
import { keepers } from './account-acts.js';

const EMPTY: NewPersonValues = {};

/** A new account of the own institution, with the roles that it may give without a vote (R14). */
export function RegisterPerson({ memberId }: { readonly memberId: MemberId }) {
  const { t } = useWords();
  const { against } = useActor();
  const submission = useSubmission();
  const { data: record } = useSuspenseQuery(charterQuery);
  const [values, setValues] = useState(EMPTY);
  const { charter } = record;
  const needed = keepers(charter, memberId);
  if (needed === undefined) return <p className="small muted">{t('accounts.byVote')}</p>;
  const person = newPersonOf(memberId, values);
  const busy = submission.step === null ? undefined : t('common.reasonBusy');
  const missing = person === undefined ? t('newProposal.required') : undefined;
  const send = async () => {
    if (person === undefined) return;
    const change = { kind: 'register' as const, ...person };
    const done = await submission.run((ledger, onStep) =>
      ledger.submit('People:requestChange', { change }, { onStep }),
    );
    if (done !== null) setValues(EMPTY);
  };
  return (
    <details data-testid="register-person">
      <summary>{t('accounts.register')}</summary>
      <div className="stack-small">
        <p className="small muted">{t('accounts.takes', { count: needed })}</p>
        <NewPersonFields
          values={values}
          roles={charter.accounts?.keptBy?.roles ?? []}
          onChange={(part) => {
            setValues((before) => ({ ...before, ...part }));
          }}
        />
        <ActionButton
          testId="register-send"
          reason={busy ?? against('account.keep') ?? missing}
          onClick={() => void send()}
        >
          {t('accounts.register')}
        </ActionButton>
        <SubmissionStatus submission={submission} />
      </div>
    </details>
  );
}
