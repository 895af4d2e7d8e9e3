import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { keyResetsQuery } from '../api/queries.js';
import { useWords } from '../i18n/use-words.js';
import type { Actor } from '../session/use-actor.js';

/**
 * Warns the holder of a key, on every page, that another key is to act in its place (R15): only as long as the lock window lasts can the old
 * one cancel. A failure to read is shown by the page about people, and hinders no other page.
 */
export function ResetAlert({ actor: { session } }: { readonly actor: Actor }) {
  const { t } = useWords();
  const { personId, standing } = session;
  const { data: resets } = useQuery({
    ...keyResetsQuery,
    enabled: standing === 'member' && personId !== null,
  });
  const isAsked = resets?.some((one) => one.personId === personId && one.ended === undefined);
  if (personId === null || isAsked !== true) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('newKey.yoursTitle')}
      data-testid="reset-alert"
      description={
        <span>
          {t('newKey.yours')} <Link to="/people">{t('newKey.yoursLink')}</Link>
        </span>
      }
    />
  );
}
