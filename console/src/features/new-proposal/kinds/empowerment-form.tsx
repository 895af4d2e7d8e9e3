import { REGULATOR_POWERS } from '@fabric-governance/chaincode/governance/charter/accounts';
import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import { useSuspenseQuery } from '@tanstack/react-query';
import { charterQuery, membersQuery } from '../../../api/queries.js';
import { ChoiceField } from '../../../components/choice-field.js';
import { ChoicesField } from '../../../components/choices-field.js';
import { MomentField } from '../../../components/moment-field.js';
import { useWords } from '../../../i18n/use-words.js';
import { idsIn, type KindFieldsProps, type KindForm } from './kind-form.js';

function EmpowermentFields({ values, onChange }: KindFieldsProps) {
  const { t, local } = useWords();
  const { data: members } = useSuspenseQuery(membersQuery);
  const { data: record } = useSuspenseQuery(charterQuery);
  const grantable = record.charter.regulator?.powers ?? {};
  const { member = '', power = '', until = '', over = '' } = values;
  return (
    <>
      <ChoiceField
        label={t('newProposal.regulator')}
        testId="regulator"
        placeholder="–"
        value={member}
        options={members
          .filter(({ kinds }) => kinds.includes('regulator'))
          .map(({ id, name }) => ({ value: id, label: local(name) }))}
        onChange={(chosen) => {
          onChange({ member: chosen, over: '' });
        }}
      />
      <ChoiceField
        label={t('newProposal.power')}
        testId="power"
        placeholder="–"
        value={power}
        options={REGULATOR_POWERS.filter((one) => grantable[one] !== undefined).map((one) => ({
          value: one,
          label: t(`powers.${one}`),
        }))}
        onChange={(chosen) => {
          onChange({ power: chosen });
        }}
      />
      {power !== '' && power !== 'hold' && (
        <ChoicesField
          label={t('newProposal.powerOver')}
          hint={t('newProposal.powerOverHint')}
          testId="power-over"
          value={idsIn(over)}
          options={members
            .filter(({ id, status }) => id !== member && status !== 'left' && status !== 'removed')
            .map(({ id, name }) => ({ value: id, label: local(name) }))}
          onChange={(chosen) => {
            onChange({ over: chosen.join(' ') });
          }}
        />
      )}
      <MomentField
        label={t('newProposal.until')}
        testId="until"
        value={until === '' ? undefined : Number(until)}
        onChange={(moment) => {
          onChange({ until: moment === undefined ? '' : String(moment) });
        }}
      />
    </>
  );
}

/** A special power for a regulator, until a moment (R5); over nobody in particular it is over all members, a hold is over proposals. */
export const empowermentForm: KindForm = {
  Fields: EmpowermentFields,
  action: ({ values: { member = '', power = '', until = '', over = '' } }) => {
    const known = REGULATOR_POWERS.find((one) => one === power);
    if (member === '' || known === undefined || until === '') return undefined;
    // Chosen from the ledger's own list of members.
    const named = (known === 'hold' ? [] : idsIn(over)) as MemberId[];
    const granted = { memberId: member as MemberId, power: known, until: Number(until) };
    const payload = { ...granted, ...(named.length === 0 ? {} : { over: named }) };
    return { kind: 'regulator.empower', payload };
  },
  title: (action, { t, names }) =>
    action.kind === 'regulator.empower'
      ? t('newProposal.suggestEmpower', {
          power: t(`powers.${action.payload.power}`),
          member: names.member(action.payload.memberId),
        })
      : '',
};
