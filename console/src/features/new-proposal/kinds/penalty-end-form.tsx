import type { PenaltyKey, PenaltyRecord } from '@fabric-governance/chaincode/governance/records/penalties';
import { useSuspenseQuery } from '@tanstack/react-query';
import { meritQuery } from '../../../api/queries.js';
import { ChoiceField } from '../../../components/choice-field.js';
import { useWords } from '../../../i18n/use-words.js';
import { useNames } from '../../../session/use-names.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';

const SEPARATOR = '/';
const keyOf = ({ memberId, penaltyId, source }: PenaltyKey): string =>
  [memberId, penaltyId, source].join(SEPARATOR);

function PenaltyChoice({
  values,
  onChange,
  states,
}: KindFieldsProps & { readonly states: readonly PenaltyRecord['state'][] }) {
  const { t } = useWords();
  const names = useNames();
  const { data } = useSuspenseQuery(meritQuery);
  return (
    <ChoiceField
      label={t('argumentNames.penaltyId')}
      testId="penalty"
      placeholder="–"
      value={values['penalty'] ?? ''}
      options={data.penalties
        .filter(({ state }) => states.includes(state))
        .map((one) => ({
          value: keyOf(one),
          label: `${names.penalty(one.penaltyId)}${t('common.aside', { words: names.member(one.memberId) })}`,
        }))}
      onChange={(penalty) => {
        onChange({ penalty });
      }}
    />
  );
}

/** The end of a penalty: lifted by anybody's proposal, or annulled on the member's appeal. */
const endForm = (
  kind: 'penalty.lift' | 'penalty.appeal',
  states: readonly PenaltyRecord['state'][],
): KindForm => ({
  Fields: (props) => <PenaltyChoice {...props} states={states} />,
  action: ({ values: { penalty = '' } }) => {
    const [memberId, penaltyId, source] = penalty.split(SEPARATOR);
    if (memberId === undefined || penaltyId === undefined || source === undefined) return undefined;
    // Chosen from the ledger's own list of penalties.
    return { kind, payload: { memberId, penaltyId, source } as PenaltyKey };
  },
  title: (action, { t, names }) =>
    action.kind !== kind
      ? ''
      : t(kind === 'penalty.lift' ? 'merit.suggestLift' : 'merit.suggestAppeal', {
          member: names.member(action.payload.memberId),
          penalty: names.penalty(action.payload.penaltyId),
        }),
});

export const penaltyLiftForm = endForm('penalty.lift', ['notice', 'in-force']);
export const penaltyAppealForm = endForm('penalty.appeal', ['in-force']);
