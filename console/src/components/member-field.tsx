import type { MemberRecord } from '@fabric-governance/chaincode/governance/records/members';
import { useSuspenseQuery } from '@tanstack/react-query';
import { membersQuery } from '../api/queries.js';
import { useWords } from '../i18n/use-words.js';
import { ChoiceField } from './choice-field.js';

interface MemberFieldProps {
  readonly value: string;
  /** Which institutions can be chosen; left out: all that have ever been members. */
  readonly offers?: (member: Pick<MemberRecord, 'status' | 'votes'>) => boolean;
  readonly onChange: (memberId: string) => void;
}

/** One of the institutions of the consortium. */
export function MemberField({ value, offers = () => true, onChange }: MemberFieldProps) {
  const { t, local } = useWords();
  const { data: members } = useSuspenseQuery(membersQuery);
  return (
    <ChoiceField
      label={t('merit.member')}
      testId="member"
      placeholder="–"
      value={value}
      options={members.filter(offers).map(({ id, name }) => ({ value: id, label: local(name) }))}
      onChange={onChange}
    />
  );
}
