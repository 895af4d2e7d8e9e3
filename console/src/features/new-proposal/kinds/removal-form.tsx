import { isPresent } from '@fabric-governance/chaincode/governance/bodies/body-members';
import type { MemberId, MspId } from '@fabric-governance/chaincode/governance/ids';
import { useSuspenseQuery } from '@tanstack/react-query';
import { membersQuery } from '../../../api/queries.js';
import { GroundsField } from '../../../components/grounds-field.js';
import { MemberField } from '../../../components/member-field.js';
import { GroundField, groundEntered } from './ground-field.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';

function RemovalFields({ values, onChange }: KindFieldsProps) {
  const { data: members } = useSuspenseQuery(membersQuery);
  return (
    <>
      <MemberField
        value={values['member'] ?? ''}
        offers={(member) => isPresent(member) || member.status === 'suspended'}
        onChange={(member) => {
          onChange({ member, msp: members.find(({ id }) => id === member)?.mspId ?? '', ground: '' });
        }}
      />
      <GroundField of="removal" values={values} onChange={onChange} />
      <GroundsField
        value={values['grounds'] ?? ''}
        onChange={(grounds) => {
          onChange({ grounds });
        }}
      />
    </>
  );
}

/** Takes a member and its organisation out of the consortium (R8). Documents of the proposal are the evidence. */
export const removalForm: KindForm = {
  Fields: RemovalFields,
  action: ({ values, charter, documents }) => {
    const { member = '', msp = '', grounds = '' } = values;
    const reason = grounds.trim();
    const ground = groundEntered('removal', values, charter);
    if (member === '' || msp === '' || reason === '' || ground === undefined) return undefined;
    return {
      kind: 'member.remove',
      payload: {
        // Chosen from the ledger's own list of members.
        memberId: member as MemberId,
        mspId: msp as MspId,
        ...ground,
        reason,
        evidence: documents,
      },
    };
  },
  title: (action, { t, names }) =>
    action.kind === 'member.remove'
      ? t('newProposal.suggestRemove', { name: names.member(action.payload.memberId) })
      : '',
};
