import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import { useSuspenseQuery } from '@tanstack/react-query';
import { charterQuery } from '../../../api/queries.js';
import { ChoiceField } from '../../../components/choice-field.js';
import { GroundsField } from '../../../components/grounds-field.js';
import { MemberField } from '../../../components/member-field.js';
import { useWords } from '../../../i18n/use-words.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';

function PenaltyFields({ values, onChange }: KindFieldsProps) {
  const { t, local } = useWords();
  const { data: record } = useSuspenseQuery(charterQuery);
  // Others are imposed only by the finding of a case.
  const penalties = Object.entries(record.charter.merit?.penalties ?? {}).filter(
    ([, { below }]) => below !== undefined,
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
        label={t('argumentNames.penaltyId')}
        testId="penalty"
        placeholder="–"
        value={values['penalty'] ?? ''}
        options={penalties.map(([id, { title, below }]) => ({
          value: id,
          label: `${local(title)}${t('common.aside', { words: t('merit.belowPoints', { points: below ?? 0 }) })}`,
        }))}
        onChange={(penalty) => {
          onChange({ penalty });
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

/** A penalty for a member whose points are too few (R30). */
export const penaltyForm: KindForm = {
  Fields: PenaltyFields,
  action: ({ values: { member = '', penalty = '', grounds = '' } }) =>
    member === '' || penalty === '' || grounds.trim() === ''
      ? undefined
      : // Chosen from the ledger's own list of members.
        {
          kind: 'penalty.impose',
          payload: { memberId: member as MemberId, penaltyId: penalty, grounds: grounds.trim() },
        },
  title: (action, { t, names }) =>
    action.kind === 'penalty.impose'
      ? t('merit.suggestPenalty', {
          member: names.member(action.payload.memberId),
          penalty: names.penalty(action.payload.penaltyId),
        })
      : '',
};
