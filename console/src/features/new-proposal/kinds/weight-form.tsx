import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import type { WeightPayload } from '@fabric-governance/chaincode/governance/records/actions';
import { MemberField } from '../../../components/member-field.js';
import { TextField } from '../../../components/text-field.js';
import { useWords } from '../../../i18n/use-words.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';

/** What is written for a member that belongs to no affiliates any more. */
const NO_GROUP = '-';

function WeightFields({ values, onChange }: KindFieldsProps) {
  const { t } = useWords();
  return (
    <>
      <MemberField
        value={values['member'] ?? ''}
        offers={({ votes }) => votes}
        onChange={(member) => {
          onChange({ member });
        }}
      />
      <TextField
        label={t('merit.weight')}
        hint={t('merit.weightHint')}
        testId="weight"
        maxLength={7}
        value={values['weight'] ?? ''}
        onChange={(weight) => {
          onChange({ weight });
        }}
      />
      <TextField
        label={t('merit.group')}
        hint={t('merit.groupHint')}
        testId="group"
        maxLength={40}
        value={values['group'] ?? ''}
        onChange={(group) => {
          onChange({ group });
        }}
      />
    </>
  );
}

/** A member's weight, or its group of affiliates (R20, R24). */
export const weightForm: KindForm = {
  Fields: WeightFields,
  action: ({ values: { member = '', weight = '', group = '' } }) => {
    const payload: WeightPayload = {
      memberId: member as MemberId,
      ...(/^[1-9]\d*$/u.test(weight) ? { weight: Number(weight) } : {}),
      ...(group === '' ? {} : { group: group === NO_GROUP ? null : group }),
    };
    const wrong = weight !== '' && payload.weight === undefined;
    const nothing = payload.weight === undefined && payload.group === undefined;
    return member === '' || wrong || nothing ? undefined : { kind: 'member.weigh', payload };
  },
  title: (action, { t, names }) =>
    action.kind === 'member.weigh'
      ? t('merit.suggestWeigh', { member: names.member(action.payload.memberId) })
      : '',
};
