import { isPresent } from '@fabric-governance/chaincode/governance/bodies/body-members';
import type { MemberId, MspId } from '@fabric-governance/chaincode/governance/ids';
import { useSuspenseQuery } from '@tanstack/react-query';
import { charterQuery, membersQuery } from '../../../api/queries.js';
import { ChoiceField } from '../../../components/choice-field.js';
import { GroundsField } from '../../../components/grounds-field.js';
import { MemberField } from '../../../components/member-field.js';
import { useWords } from '../../../i18n/use-words.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';

function RemovalFields({ values, onChange }: KindFieldsProps) {
  const { t, local } = useWords();
  const { data: members } = useSuspenseQuery(membersQuery);
  const { data: record } = useSuspenseQuery(charterQuery);
  const grounds = record.charter.membership?.removal?.grounds;
  return (
    <>
      <MemberField
        value={values['member'] ?? ''}
        offers={(member) => isPresent(member) || member.status === 'suspended'}
        onChange={(member) => {
          onChange({ member, msp: members.find(({ id }) => id === member)?.mspId ?? '' });
        }}
      />
      {grounds !== undefined && (
        <ChoiceField
          label={t('newProposal.ground')}
          testId="ground"
          placeholder="–"
          value={values['ground'] ?? ''}
          options={Object.entries(grounds).map(([id, words]) => ({ value: id, label: local(words) }))}
          onChange={(ground) => {
            onChange({ ground });
          }}
        />
      )}
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
  action: ({ values: { member = '', msp = '', ground = '', grounds = '' }, charter, documents }) => {
    const reason = grounds.trim();
    const isGrounded = charter.membership?.removal === undefined || ground !== '';
    if (member === '' || msp === '' || reason === '' || !isGrounded) return undefined;
    return {
      kind: 'member.remove',
      payload: {
        // Chosen from the ledger's own list of members.
        memberId: member as MemberId,
        mspId: msp as MspId,
        ...(ground === '' ? {} : { ground }),
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
