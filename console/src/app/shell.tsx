import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { followLedger } from '../api/live-updates.js';
import { Loading } from '../components/loading.js';
import { LANGUAGE_NAMES, LANGUAGES } from '../i18n/languages.js';
import { switchLanguage } from '../i18n/i18n.js';
import { useWords } from '../i18n/use-words.js';
import { useMaybeActor } from '../session/use-actor.js';
import { AccountMenu } from './account-menu.js';
import { BindBanner } from './bind-banner.js';
import { Brand } from './brand.js';
import { Navigation } from './navigation.js';
import { ResetAlert } from './reset-alert.js';

/** Shows the other language by its own name. */
function LanguageSwitch() {
  const { t, language } = useWords();
  const other = LANGUAGES.find((known) => known !== language) ?? language;
  return (
    <button
      type="button"
      className="band-button"
      lang={other}
      aria-label={`${t('shell.language')}${t('common.colon')}${LANGUAGE_NAMES[other]}`}
      data-testid="language-switch"
      onClick={() => void switchLanguage(other)}
    >
      {LANGUAGE_NAMES[other]}
    </button>
  );
}

/** Reads again whenever a block arrives, for as long as somebody is signed in. */
function useLiveUpdates(signedIn: boolean): void {
  const client = useQueryClient();
  useEffect(() => (signedIn ? followLedger(client) : undefined), [client, signedIn]);
}

/** After going to another page, reading continues at its heading. */
function useHeadingFocus(): void {
  const { pathname } = useLocation();
  useEffect(() => {
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [pathname]);
}

function Frame() {
  const { t } = useWords();
  const actor = useMaybeActor();
  const { pathname } = useLocation();
  const [openAt, setOpenAt] = useState<string | null>(null);
  useLiveUpdates(actor !== null);
  useHeadingFocus();
  const isOpen = openAt === pathname;
  return (
    <>
      <a className="skip" href="#main">
        {t('nav.skip')}
      </a>
      <header>
        <div className="band">
          <div className="band-inner">
            <Brand />
            {actor !== null && (
              <button
                type="button"
                className="band-button nav-toggle"
                aria-expanded={isOpen}
                aria-controls="navigation"
                data-testid="nav-toggle"
                onClick={() => {
                  setOpenAt(isOpen ? null : pathname);
                }}
              >
                {t('nav.menu')}
              </button>
            )}
            <LanguageSwitch />
            {actor !== null && <AccountMenu actor={actor} />}
          </div>
        </div>
      </header>
      <div className={actor === null ? undefined : 'frame'}>
        {actor !== null && <Navigation actor={actor} open={isOpen} />}
        <main id="main" className="main stack" tabIndex={-1}>
          {actor !== null && <BindBanner actor={actor} />}
          {actor !== null && <ResetAlert actor={actor} />}
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
    </>
  );
}

/** Header, navigation and the page. */
export function Shell() {
  return (
    <Suspense
      fallback={
        <main className="main">
          <Loading />
        </main>
      }
    >
      <Frame />
    </Suspense>
  );
}
