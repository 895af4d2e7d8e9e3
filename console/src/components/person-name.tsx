import { useWords } from '../i18n/use-words.js';
import { useNames } from '../session/use-names.js';
import { memberOfPerson } from '../wording/names.js';

/** A person's name; the id, and so the institution, is in the title. */
export function PersonName({ id }: { readonly id: string }) {
  const names = useNames();
  return <span title={id}>{names.person(id)}</span>;
}

/** A person's name with the institution's. */
export function PersonOfMember({ id }: { readonly id: string }) {
  const { t } = useWords();
  const names = useNames();
  return (
    <span title={id}>
      {names.person(id)}
      <span className="muted">{t('common.aside', { words: names.member(memberOfPerson(id)) })}</span>
    </span>
  );
}

/** An institution's name; the id is in the title. */
export function MemberName({ id }: { readonly id: string }) {
  const names = useNames();
  return <span title={id}>{names.member(id)}</span>;
}
