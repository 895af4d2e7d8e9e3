import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import type { Action } from '@fabric-governance/chaincode/governance/records/actions';
import { useSuspenseQuery } from '@tanstack/react-query';
import { charterQuery } from '../../../api/queries.js';
import { ChoiceField, type Option } from '../../../components/choice-field.js';
import { GroundsField } from '../../../components/grounds-field.js';
import { MemberField } from '../../../components/member-field.js';
import { useWords, type WordsInUse } from '../../../i18n/use-words.js';
import type { WordKey } from '../../../i18n/words/keys.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';

interface MemberMatter {
  /** What the choice is called, and the hook's name and the value's. */
  readonly label: WordKey;
  readonly name: 'reason' | 'penalty';
  /** What of the charter can be chosen. */
  readonly options: (charter: Charter, words: WordsInUse) => readonly Option[];
  readonly make: (memberId: MemberId, id: string, grounds: string) => Action;
  readonly title: KindForm['title'];
}

/** Something of the charter's list that is decided about a member, on grounds: points, or a penalty (R30). */
export function memberMatterForm({ label, name, options, make, title }: MemberMatter): KindForm {
  function Fields({ values, onChange }: KindFieldsProps) {
    const words = useWords();
    const { data: record } = useSuspenseQuery(charterQuery);
    return (
      <>
        <MemberField
          value={values['member'] ?? ''}
          onChange={(member) => {
            onChange({ member });
          }}
        />
        <ChoiceField
          label={words.t(label)}
          testId={name}
          placeholder="–"
          value={values[name] ?? ''}
          options={options(record.charter, words)}
          onChange={(chosen) => {
            onChange({ [name]: chosen });
          }}
        />
        <GroundsField
          value={values['grounds'] ?? ''}
          onChange={(grounds) => {
            onChange({ grounds });
          }}
        />
      </>
    );
  }
  return {
    Fields,
    action: ({ values }) => {
      const { member = '', grounds = '' } = values;
      const id = values[name] ?? '';
      // The member is chosen from the ledger's own list.
      return member === '' || id === '' || grounds.trim() === ''
        ? undefined
        : make(member as MemberId, id, grounds.trim());
    },
    title,
  };
}
