import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { institutionQuery } from '../api/queries.js';
import { useWords } from '../i18n/use-words.js';

/** Whose console this is; a regulator's and an outsider's say so. */
export function Brand() {
  const { t, local } = useWords();
  const { data: institution } = useSuspenseQuery(institutionQuery);
  const note = institution.regulator
    ? t('shell.regulator')
    : institution.standing === 'outside'
      ? t('shell.outside')
      : t('shell.product');
  return (
    <Link to="/" className="brand" data-testid="brand">
      <strong>{local(institution.name)}</strong>
      <span data-testid="standing" data-standing={institution.standing}>
        {note}
      </span>
    </Link>
  );
}
