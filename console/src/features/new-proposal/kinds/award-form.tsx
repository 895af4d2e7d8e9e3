import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import { useSuspenseQuery } from '@tanstack/react-query';
import { charterQuery } from '../../../api/queries.js';
import { ChoiceField } from '../../../components/choice-field.js';
import { GroundsField } from '../../../components/grounds-field.js';
import { MemberField } from '../../../components/member-field.js';
import { useWords } from '../../../i18n/use-words.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';

function AwardFields({ values, onChange }: KindFieldsProps) {
  const { t, local } = useWords();
  const { data: record } = useSuspenseQuery(charterQuery);
  const reasons = Object.entries(record.charter.merit?.reasons ?? {}).filter(
    ([, { each }]) => each === undefined,
  );
  return (
    <>
      <MemberField
        value={values['member'] ?? ''}
        onChange={(member) => {
          onChange({ member });
        }}
      />
      <ChoiceField
        label={t('merit.reason')}
        testId="reason"
        placeholder="–"
        value={values['reason'] ?? ''}
        options={reasons.map(([id, { title, points }]) => ({
          value: id,
          label: `${local(title)}${t('common.aside', { words: t('merit.pointsCount', { count: points }) })}`,
        }))}
        onChange={(reason) => {
          onChange({ reason });
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

/** Points of a stated reason for a member (R30). */
export const awardForm: KindForm = {
  Fields: AwardFields,
  action: ({ values: { member = '', reason = '', grounds = '' } }) =>
    member === '' || reason === '' || grounds.trim() === ''
      ? undefined
      : // Chosen from the ledger's own list of members.
        {
          kind: 'merit.award',
          payload: { memberId: member as MemberId, reasonId: reason, note: grounds.trim() },
        },
  title: (action, { t, names }) =>
    action.kind === 'merit.award'
      ? t('merit.suggestAward', {
          member: names.member(action.payload.memberId),
          reason: names.reason(action.payload.reasonId),
        })
      : '',
};
