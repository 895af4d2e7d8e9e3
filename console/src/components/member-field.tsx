import { useSuspenseQuery } from '@tanstack/react-query';
import { membersQuery } from '../api/queries.js';
import { useWords } from '../i18n/use-words.js';
import { ChoiceField } from './choice-field.js';

interface MemberFieldProps {
  readonly value: string;
  /** Leaves out whoever does not vote. */
  readonly voting?: boolean;
  readonly onChange: (memberId: string) => void;
}

/** One of the institutions of the consortium. */
export function MemberField({ value, voting = false, onChange }: MemberFieldProps) {
  const { t, local } = useWords();
  const { data: members } = useSuspenseQuery(membersQuery);
  return (
    <ChoiceField
      label={t('merit.member')}
      testId="member"
      placeholder="–"
      value={value}
      options={members
        .filter(({ votes }) => votes || !voting)
        .map(({ id, name }) => ({ value: id, label: local(name) }))}
      onChange={onChange}
    />
  );
}
