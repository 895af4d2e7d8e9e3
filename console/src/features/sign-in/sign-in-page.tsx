import type { DirectoryEntry } from '@fabric-governance/gateway-api/contract/institution';
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { asFailure } from '../../api/as-failure.js';
import type { Failure } from '../../api/failure.js';
import { directoryQuery, institutionQuery } from '../../api/queries.js';
import { FailureAlert } from '../../components/failure-alert.js';
import { Page } from '../../components/page.js';
import { useWords } from '../../i18n/use-words.js';
import { signIn } from '../../session/sign-in.js';
import { startSession } from '../../session/start-session.js';
import { readEntries, type WalletEntry } from '../../wallet/key-store.js';

const route = getRouteApi('/sign-in');

function Others({ people }: { readonly people: readonly DirectoryEntry[] }) {
  const { t, local } = useWords();
  return (
    <section className="panel" aria-label={t('signIn.others')}>
      <h2>{t('signIn.others')}</h2>
      <ul className="plain-list">
        {people.map(({ id, name, bound }) => (
          <li key={id}>
            {local(name)}{' '}
            <span className="muted small">{t(bound ? 'signIn.boundElsewhere' : 'signIn.notEntered')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Signs in with a key that this browser holds. */
export function SignInPage() {
  const { t, local } = useWords();
  const { next } = route.useSearch();
  const client = useQueryClient();
  const router = useRouter();
  const { data: institution } = useSuspenseQuery(institutionQuery);
  const { data: directory } = useSuspenseQuery(directoryQuery);
  const { data: entries = [] } = useQuery({
    queryKey: ['wallet', institution.memberId],
    queryFn: () => readEntries(institution.memberId),
    staleTime: 0,
  });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const usable = entries.filter(({ certificate }) => certificate !== undefined);
  const others = directory.filter(({ id }) => !usable.some(({ personId }) => personId === id));
  const nameOf = (personId: string) => {
    const entry = directory.find(({ id }) => id === personId);
    return entry === undefined ? personId : local(entry.name);
  };

  const start = async (entry: WalletEntry) => {
    setBusy(entry.personId);
    setFailure(null);
    try {
      await startSession(client, await signIn(entry));
      router.history.push(next?.startsWith('/') === true && !next.startsWith('//') ? next : '/');
    } catch (thrown) {
      setFailure(asFailure(thrown));
      setBusy(null);
    }
  };

  return (
    <div className="narrow">
      <Page title={t('signIn.heading', { institution: local(institution.name) })}>
        <section className="panel" aria-label={t('signIn.title')} data-testid="sign-in">
          {usable.length === 0 ? (
            <>
              <p>{t('signIn.none')}</p>
              <p className="muted">{t('signIn.noneHint')}</p>
            </>
          ) : (
            <>
              <p>{t('signIn.intro')}</p>
              <ul className="plain-list">
                {usable.map((entry) => (
                  <li key={entry.personId} className="row-apart">
                    <span>
                      <strong>{nameOf(entry.personId)}</strong>{' '}
                      <span className="muted small">{entry.personId}</span>
                    </span>
                    <Button
                      type="primary"
                      loading={busy === entry.personId}
                      data-testid={`sign-in-${entry.personId}`}
                      aria-label={`${t('signIn.action')}${t('common.colon')}${nameOf(entry.personId)}`}
                      onClick={() => void start(entry)}
                    >
                      {t('signIn.action')}
                    </Button>
                  </li>
                ))}
              </ul>
            </>
          )}
          {failure !== null && <FailureAlert failure={failure} />}
          {institution.landingUrl !== undefined && <a href={institution.landingUrl}>{t('shell.landing')}</a>}
        </section>
        {others.length > 0 && <Others people={others} />}
      </Page>
    </div>
  );
}
