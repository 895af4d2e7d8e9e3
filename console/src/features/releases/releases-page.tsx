import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { releasesQuery } from '../../api/queries.js';
import { Page } from '../../components/page.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { ReleasePanel } from './release-panel.js';

/** Versions of node software that votes have approved, and how far their rollouts have come (R11). */
export function ReleasesPage() {
  const { t } = useWords();
  const { regulator } = useActor();
  const { data: releases } = useSuspenseQuery(releasesQuery);
  return (
    <Page
      title={t('releases.title')}
      intro={t('releases.intro')}
      actions={
        regulator ? undefined : (
          <Link to="/proposals/new" search={{ kind: 'release.approve' }} className="link-button">
            {t('releases.propose')}
          </Link>
        )
      }
    >
      {releases.length === 0 && <p className="empty">{t('releases.none')}</p>}
      {releases.map((release) => (
        <ReleasePanel key={release.id} release={release} />
      ))}
    </Page>
  );
}
