import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FocusEvent, type KeyboardEvent, useId, useState } from 'react';
import { asFailure } from '../api/as-failure.js';
import { call } from '../api/client.js';
import type { Failure } from '../api/failure.js';
import { directoryQuery } from '../api/queries.js';
import { FailureAlert } from '../components/failure-alert.js';
import { useWords } from '../i18n/use-words.js';
import { signIn } from '../session/sign-in.js';
import { startSession } from '../session/start-session.js';
import {
  rememberSigningPreference,
  SIGNING_PREFERENCES,
  signingPreference,
} from '../session/signing-preference.js';
import type { Actor } from '../session/use-actor.js';
import { readEntries, type WalletEntry } from '../wallet/key-store.js';
import './account-menu.css';

const PREFERENCE_WORDS = {
  decisions: 'shell.signingDecisions',
  every: 'shell.signingEvery',
  never: 'shell.signingNever',
} as const;

function SigningChoice() {
  const { t } = useWords();
  const id = useId();
  const [preference, setPreference] = useState(signingPreference);
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        {t('shell.signing')}
      </label>
      <select
        id={id}
        className="plain-select"
        data-testid="signing-preference"
        value={preference}
        onChange={(event) => {
          const chosen = SIGNING_PREFERENCES.find((known) => known === event.target.value) ?? 'decisions';
          rememberSigningPreference(chosen);
          setPreference(chosen);
        }}
      >
        {SIGNING_PREFERENCES.map((known) => (
          <option key={known} value={known}>
            {t(PREFERENCE_WORDS[known])}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The other people of this institution whose key this browser holds. */
function useOthers(actor: Actor): readonly WalletEntry[] {
  const { memberId } = actor.institution;
  const { data } = useQuery({
    queryKey: ['wallet', memberId],
    queryFn: () => readEntries(memberId),
    staleTime: 0,
  });
  return (data ?? []).filter(
    ({ personId, certificate }) => personId !== actor.session.enrolmentId && certificate !== undefined,
  );
}

function Account({ actor, onDone }: { readonly actor: Actor; readonly onDone: () => void }) {
  const { t, local } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const others = useOthers(actor);
  const { data: directory } = useQuery(directoryQuery);
  const [failure, setFailure] = useState<Failure | null>(null);
  const nameOf = (personId: string) => {
    const entry = directory?.find(({ id }) => id === personId);
    return entry === undefined ? personId : local(entry.name);
  };

  const become = async (entry: WalletEntry) => {
    try {
      await startSession(client, await signIn(entry));
      onDone();
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
  };
  const leave = async () => {
    await call('signOut');
    client.clear();
    await navigate({ to: '/sign-in' });
    onDone();
  };

  return (
    <div className="stack">
      <div>
        <strong>{local(actor.session.name)}</strong>
        <div className="muted small">{actor.session.enrolmentId}</div>
      </div>
      {others.length > 0 && (
        <div className="stack-small">
          <span className="field-label">{t('shell.switchPerson')}</span>
          {others.map((entry) => (
            <Button
              key={entry.personId}
              block
              data-testid={`switch-to-${entry.personId}`}
              onClick={() => void become(entry)}
            >
              {nameOf(entry.personId)}
            </Button>
          ))}
        </div>
      )}
      {failure !== null && <FailureAlert failure={failure} />}
      <SigningChoice />
      <div className="row">
        <Button data-testid="sign-out" onClick={() => void leave()}>
          {t('shell.signOut')}
        </Button>
        {actor.institution.landingUrl !== undefined && (
          <a href={actor.institution.landingUrl}>{t('shell.landing')}</a>
        )}
      </div>
    </div>
  );
}

/** Who is signed in; opens to switch person, set when to ask before signing, or leave. */
export function AccountMenu({ actor }: { readonly actor: Actor }) {
  const { t, local } = useWords();
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  };
  const closeOnLeaving = (event: FocusEvent<HTMLDivElement>) => {
    if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) close();
  };
  return (
    <div className="account" onKeyDown={closeOnEscape} onBlur={closeOnLeaving}>
      <button
        type="button"
        className="band-button"
        aria-expanded={isOpen}
        aria-label={t('shell.account', { name: local(actor.session.name) })}
        data-testid="account"
        data-person={actor.session.enrolmentId}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        {local(actor.session.name)} ▾
      </button>
      {isOpen && (
        <div className="account-panel" data-testid="account-panel">
          <Account actor={actor} onDone={close} />
        </div>
      )}
    </div>
  );
}
