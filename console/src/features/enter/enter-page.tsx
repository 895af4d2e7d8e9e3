import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { asFailure } from '../../api/as-failure.js';
import { consoleFailure, type Failure } from '../../api/failure.js';
import { directoryQuery, institutionQuery } from '../../api/queries.js';
import { FailureAlert } from '../../components/failure-alert.js';
import { Page } from '../../components/page.js';
import { useWords } from '../../i18n/use-words.js';
import { useConfirmSigning } from '../../session/confirm-signing.js';
import { startSession } from '../../session/start-session.js';
import { enter, type EntranceStep } from './entrance.js';
import { EntranceSteps } from './entrance-steps.js';

const route = getRouteApi('/enter');

/** The secret stands behind the #, which is never sent to a server. */
function readSecret(): string | undefined {
  const secret = new URLSearchParams(window.location.hash.slice(1)).get('secret');
  return secret === null || secret === '' ? undefined : secret;
}

/** Where a link of the landing page leads: does everything that makes this browser act as the person. */
export function EnterPage() {
  const { t, local } = useWords();
  const { person } = route.useSearch();
  const navigate = useNavigate();
  const client = useQueryClient();
  const confirm = useConfirmSigning();
  const { data: institution } = useSuspenseQuery(institutionQuery);
  const { data: directory } = useSuspenseQuery(directoryQuery);
  const [secret] = useState(readSecret);
  const [step, setStep] = useState<EntranceStep | 'done'>('key');
  const [failure, setFailure] = useState<Failure | null>(null);
  const hasStarted = useRef(false);
  const entry = directory.find(({ id }) => id === person);
  const name = entry === undefined ? (person ?? '') : local(entry.name);

  const start = async (keyLost = false) => {
    setFailure(null);
    try {
      if (person === undefined) throw consoleFailure('LINK_INCOMPLETE');
      const session = await enter({
        institution,
        directory,
        personId: person,
        secret,
        keyLost,
        confirm,
        onStep: setStep,
      });
      setStep('done');
      await startSession(client, session);
      await navigate({ to: session.standing === 'outside' ? '/apply' : '/', replace: true });
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
  };

  useEffect(() => {
    if (hasStarted.current) return;
    hasStarted.current = true;
    // A secret that has been read does not stay in the address bar.
    history.replaceState(history.state, '', window.location.pathname + window.location.search);
    void start();
  });

  return (
    <div className="narrow">
      <Page title={t('enter.title')} intro={t('enter.heading', { name })}>
        <div className="panel" data-testid="enter">
          <p>{t('enter.intro')}</p>
          <EntranceSteps
            current={step}
            outside={institution.standing === 'outside'}
            failed={failure !== null}
          />
          {failure !== null && (
            <>
              <FailureAlert failure={failure} />
              {failure.code === 'BOUND_ELSEWHERE' && <p className="muted">{t('enter.lostKeyHint')}</p>}
              <div className="row">
                <Button type="primary" data-testid="enter-again" onClick={() => void start()}>
                  {t('enter.again')}
                </Button>
                {failure.code === 'BOUND_ELSEWHERE' && (
                  <Button data-testid="enter-lost-key" onClick={() => void start(true)}>
                    {t('enter.lostKey')}
                  </Button>
                )}
                {institution.landingUrl !== undefined && (
                  <a href={institution.landingUrl}>{t('shell.landing')}</a>
                )}
              </div>
            </>
          )}
        </div>
      </Page>
    </div>
  );
}
