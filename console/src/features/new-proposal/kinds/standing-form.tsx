import { isPresent } from '@fabric-governance/chaincode/governance/bodies/body-members';
import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import { DaysField } from '../../../components/days-field.js';
import { GroundsField } from '../../../components/grounds-field.js';
import { MemberField } from '../../../components/member-field.js';
import { useWords } from '../../../i18n/use-words.js';
import { GroundField, groundEntered } from './ground-field.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';

function SuspensionFields({ values, onChange }: KindFieldsProps) {
  const { t } = useWords();
  return (
    <>
      <MemberField
        value={values['member'] ?? ''}
        offers={isPresent}
        onChange={(member) => {
          onChange({ member, ground: '' });
        }}
      />
      <GroundField of="suspension" values={values} onChange={onChange} />
      <GroundsField
        value={values['grounds'] ?? ''}
        onChange={(grounds) => {
          onChange({ grounds });
        }}
      />
      <DaysField
        value={values['days'] ?? ''}
        hint={t('newProposal.daysHint')}
        onChange={(days) => {
          onChange({ days });
        }}
      />
    </>
  );
}

function ReinstatementFields({ values, onChange }: KindFieldsProps) {
  return (
    <MemberField
      value={values['member'] ?? ''}
      offers={({ status }) => status === 'suspended'}
      onChange={(member) => {
        onChange({ member });
      }}
    />
  );
}

/** Takes a member's rights for a time (R9). */
export const suspensionForm: KindForm = {
  Fields: SuspensionFields,
  action: ({ values, charter }) => {
    const { member = '', grounds = '', days = '' } = values;
    const reason = grounds.trim();
    const ground = groundEntered('suspension', values, charter);
    if (member === '' || reason === '' || ground === undefined) return undefined;
    const lasts = days === '' ? {} : { lasts: `P${days}D` };
    // Chosen from the ledger's own list of members.
    return { kind: 'member.suspend', payload: { memberId: member as MemberId, ...ground, reason, ...lasts } };
  },
  title: (action, { t, names }) =>
    action.kind === 'member.suspend'
      ? t('newProposal.suggestSuspend', { name: names.member(action.payload.memberId) })
      : '',
};

/** Gives a suspended member its rights back before the time is over (R9). */
export const reinstatementForm: KindForm = {
  Fields: ReinstatementFields,
  action: ({ values: { member = '' } }) =>
    member === '' ? undefined : { kind: 'member.reinstate', payload: { memberId: member as MemberId } },
  title: (action, { t, names }) =>
    action.kind === 'member.reinstate'
      ? t('newProposal.suggestReinstate', { name: names.member(action.payload.memberId) })
      : '',
};
