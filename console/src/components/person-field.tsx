import type { PersonView } from '@fabric-governance/gateway-api/contract/records';
import { useSuspenseQuery } from '@tanstack/react-query';
import { peopleQuery } from '../api/queries.js';
import { useWords } from '../i18n/use-words.js';
import { useNames } from '../session/use-names.js';
import { ChoiceField } from './choice-field.js';

interface PersonFieldProps {
  readonly value: string;
  /** Which accounts can be chosen. */
  readonly offers: (person: Pick<PersonView, 'status' | 'memberId'>) => boolean;
  readonly onChange: (personId: string) => void;
}

/** One of the people of the consortium, with the institution. */
export function PersonField({ value, offers, onChange }: PersonFieldProps) {
  const { t, local } = useWords();
  const names = useNames();
  const { data: people } = useSuspenseQuery(peopleQuery);
  return (
    <ChoiceField
      label={t('newProposal.person')}
      testId="person"
      placeholder="–"
      value={value}
      options={people.filter(offers).map(({ id, memberId, name }) => ({
        value: id,
        label: `${local(name)}${t('common.aside', { words: names.member(memberId) })}`,
      }))}
      onChange={onChange}
    />
  );
}
