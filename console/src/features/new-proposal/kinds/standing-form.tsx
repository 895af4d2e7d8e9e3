import { isPresent } from '@fabric-governance/chaincode/governance/bodies/body-members';
import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import type { MemberStatus } from '@fabric-governance/chaincode/governance/states';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { membersQuery } from '../../../api/queries.js';
import { ChoiceField } from '../../../components/choice-field.js';
import { Field } from '../../../components/field.js';
import { useWords } from '../../../i18n/use-words.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';

interface MemberFieldProps extends Pick<KindFieldsProps, 'values' | 'onChange'> {
  /** Which members can be chosen. */
  readonly offers: (member: { readonly status: MemberStatus }) => boolean;
}

/** One of the members. */
export function MemberField({ values, onChange, offers }: MemberFieldProps) {
  const { t, local } = useWords();
  const { data: members } = useSuspenseQuery(membersQuery);
  return (
    <ChoiceField
      label={t('newProposal.member')}
      testId="member"
      placeholder="–"
      value={values['member'] ?? ''}
      options={members.filter(offers).map(({ id, name }) => ({ value: id, label: local(name) }))}
      onChange={(member) => {
        onChange({ member });
      }}
    />
  );
}

/** What speaks for it, in words. */
export function GroundsField({ values, onChange }: Pick<KindFieldsProps, 'values' | 'onChange'>) {
  const { t } = useWords();
  return (
    <Field label={t('newProposal.grounds')}>
      {(ids) => (
        <Input.TextArea
          {...ids}
          rows={3}
          maxLength={2000}
          data-testid="grounds"
          value={values['grounds'] ?? ''}
          onChange={(event) => {
            onChange({ grounds: event.target.value });
          }}
        />
      )}
    </Field>
  );
}

function SuspensionFields(props: KindFieldsProps) {
  const { t } = useWords();
  return (
    <>
      <MemberField {...props} offers={isPresent} />
      <GroundsField {...props} />
      <Field label={t('newProposal.days')} hint={t('newProposal.daysHint')}>
        {(ids) => (
          <Input
            {...ids}
            inputMode="numeric"
            data-testid="days"
            value={props.values['days'] ?? ''}
            onChange={(event) => {
              props.onChange({ days: event.target.value.replaceAll(/\D/gu, '').slice(0, 4) });
            }}
          />
        )}
      </Field>
    </>
  );
}

function ReinstatementFields(props: KindFieldsProps) {
  return <MemberField {...props} offers={({ status }) => status === 'suspended'} />;
}

/** Takes a member's rights for a time (R9). */
export const suspensionForm: KindForm = {
  Fields: SuspensionFields,
  action: ({ values: { member = '', grounds = '', days = '' } }) => {
    const reason = grounds.trim();
    if (member === '' || reason === '') return undefined;
    const lasts = days === '' ? {} : { lasts: `P${days}D` };
    // Chosen from the ledger's own list of members.
    return { kind: 'member.suspend', payload: { memberId: member as MemberId, reason, ...lasts } };
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
