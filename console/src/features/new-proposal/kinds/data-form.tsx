import type { LocalText } from '@fabric-governance/chaincode/governance/charter';
import { idSchema } from '@fabric-governance/chaincode/governance/charter/scalars';
import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import type { DataUse } from '@fabric-governance/chaincode/governance/records/data-sets';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { dataSetsQuery } from '../../../api/queries.js';
import { ChoiceField } from '../../../components/choice-field.js';
import { Field } from '../../../components/field.js';
import { GroundsField } from '../../../components/grounds-field.js';
import { TextField } from '../../../components/text-field.js';
import type { WordKey } from '../../../i18n/words/keys.js';
import { useWords } from '../../../i18n/use-words.js';
import type { KindFieldsProps, KindForm, Values } from './kind-form.js';

const FIELDS = [
  ['name', 'data.formName', 'data.formNameHint', 1],
  ['titleEn', 'data.formTitleEn', undefined, 1],
  ['titleZh', 'data.formTitleZh', undefined, 1],
  ['providers', 'data.formProviders', 'data.formProvidersHint', 1],
  ['uses', 'data.formUses', 'data.formUsesHint', 4],
] as const satisfies readonly (readonly [string, WordKey, WordKey | undefined, number])[];

function DataFields({ values, onChange }: KindFieldsProps) {
  const { t } = useWords();
  return (
    <>
      {FIELDS.map(([name, label, hint, rows]) => (
        <TextField
          key={name}
          label={t(label)}
          {...(hint === undefined ? {} : { hint: t(hint) })}
          testId={`data-${name}`}
          rows={rows}
          maxLength={4000}
          value={values[name] ?? ''}
          onChange={(text) => {
            onChange({ [name]: text });
          }}
        />
      ))}
      <Field label={t('data.formUntil')}>
        {(ids) => (
          <Input
            {...ids}
            type="date"
            data-testid="data-until"
            value={values['until'] ?? ''}
            onChange={(event) => {
              onChange({ until: event.target.value });
            }}
          />
        )}
      </Field>
      <p className="small muted">{t('data.formTerms')}</p>
    </>
  );
}

/** Words between commas. */
function listed(text: string): string[] {
  return text
    .split(/[,，]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** One line each: `member: purpose, purpose`, or `*: purpose` for every member; undefined where a line says something else. */
export function readUses(text: string): readonly DataUse[] | undefined {
  const uses: DataUse[] = [];
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const [who = '', ...rest] = line.split(/[:：]/u).map((one) => one.trim());
    const purposes = listed(rest.join(':'));
    const named = who === '*' ? {} : { memberId: who as MemberId };
    const fits = (who === '*' || idSchema.safeParse(who).success) && purposes.length > 0;
    if (!fits || !purposes.every((one) => idSchema.safeParse(one).success)) return undefined;
    uses.push({ ...named, purposes });
  }
  return uses;
}

/** The title in both languages; undefined while one is missing. */
function titleOf({ titleEn = '', titleZh = '' }: Values): LocalText | undefined {
  const title = { en: titleEn.trim(), zh: titleZh.trim() };
  return title.en === '' || title.zh === '' ? undefined : title;
}

/** The end of the chosen day in the reader's time zone. */
function endOf({ until = '' }: Values): { readonly until?: number } {
  return until === '' ? {} : { until: new Date(`${until}T23:59:59`).getTime() };
}

/** Who may provide and use a data set (R17). The first document of the proposal is its terms. */
export const dataRuleForm: KindForm = {
  Fields: DataFields,
  action: ({ values, documents: [terms] }) => {
    const { name = '', providers = '' } = values;
    const title = titleOf(values);
    const uses = readUses(values['uses'] ?? '');
    // Of what is no member's id the ledger says so.
    const providing = listed(providers) as MemberId[];
    if (!idSchema.safeParse(name).success || providing.length === 0) return undefined;
    if (title === undefined || uses === undefined || terms === undefined) return undefined;
    return {
      kind: 'data.rule',
      payload: { id: name, title, providers: providing, uses, terms, ...endOf(values) },
    };
  },
  title: (action, { t, local }) =>
    action.kind === 'data.rule' ? t('data.suggest', { title: local(action.payload.title) }) : '',
};

function WithdrawalFields(props: KindFieldsProps) {
  const { t, local } = useWords();
  const { data } = useSuspenseQuery(dataSetsQuery);
  return (
    <>
      <ChoiceField
        label={t('data.formDataSet')}
        testId="data-set"
        placeholder="–"
        value={props.values['dataSet'] ?? ''}
        options={data
          .filter(({ withdrawn }) => withdrawn === undefined)
          .map(({ id, title }) => ({ value: id, label: local(title) }))}
        onChange={(dataSet) => {
          props.onChange({ dataSet });
        }}
      />
      <GroundsField
        value={props.values['grounds'] ?? ''}
        onChange={(grounds) => {
          props.onChange({ grounds });
        }}
      />
    </>
  );
}

/** Nobody may use a data set any more (R17). */
export const dataWithdrawForm: KindForm = {
  Fields: WithdrawalFields,
  action: ({ values: { dataSet = '', grounds = '' } }) => {
    const reason = grounds.trim();
    if (dataSet === '' || reason === '') return undefined;
    return { kind: 'data.withdraw', payload: { id: dataSet, reason } };
  },
  title: (action, { t }) =>
    action.kind === 'data.withdraw' ? t('data.suggestWithdraw', { id: action.payload.id }) : '',
};
