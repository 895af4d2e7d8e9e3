import type { MemberId, ProposalId } from '@fabric-governance/chaincode/governance/ids';
import { isSettled } from '@fabric-governance/chaincode/governance/obligations/standing';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { obligationsQuery } from '../../../api/queries.js';
import { ChoiceField } from '../../../components/choice-field.js';
import { Field } from '../../../components/field.js';
import { useWords } from '../../../i18n/use-words.js';
import { useNames } from '../../../session/use-names.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';

function WaiverFields({ values, onChange }: KindFieldsProps) {
  const { t } = useWords();
  const names = useNames();
  const { data } = useSuspenseQuery(obligationsQuery);
  const { obligation = '' } = values;
  return (
    <>
      <ChoiceField
        label={t('obligations.formWaived')}
        testId="waived-obligation"
        placeholder="–"
        value={obligation}
        options={data
          .filter((one) => !isSettled(one))
          .map(({ proposalId, id, memberId }) => ({
            value: `${proposalId}/${id}`,
            label: `${id}${t('common.aside', { words: names.member(memberId) })}`,
          }))}
        onChange={(chosen) => {
          const owner = data.find(({ proposalId, id }) => `${proposalId}/${id}` === chosen)?.memberId;
          onChange({ obligation: chosen, owner: owner ?? '' });
        }}
      />
      <Field label={t('obligations.formReason')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            maxLength={2000}
            data-testid="waiver-reason"
            value={values['reason'] ?? ''}
            onChange={(event) => {
              onChange({ reason: event.target.value });
            }}
          />
        )}
      </Field>
    </>
  );
}

/** An obligation that is to be waived (R18); named `<decision>/<name>`. */
export const waiverForm: KindForm = {
  Fields: WaiverFields,
  action: ({ values: { obligation = '', owner = '', reason = '' } }) => {
    const [proposalId = '', id = ''] = obligation.split('/');
    const text = reason.trim();
    if (id === '' || owner === '' || text === '') return undefined;
    // Chosen from the ledger's own list of obligations.
    const named = { proposalId: proposalId as ProposalId, id, memberId: owner as MemberId };
    return { kind: 'obligation.waive', payload: { ...named, reason: text } };
  },
  title: (action, { t, names }) =>
    action.kind === 'obligation.waive'
      ? t('obligations.suggestWaive', {
          member: names.member(action.payload.memberId),
          name: action.payload.id,
        })
      : '',
};
