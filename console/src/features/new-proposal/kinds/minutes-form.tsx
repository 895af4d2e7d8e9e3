import type { Signatory } from '@fabric-governance/chaincode/governance/records/minutes';
import { Input } from 'antd';
import { Field } from '../../../components/field.js';
import { useWords } from '../../../i18n/use-words.js';
import { dateWords } from '../../../wording/time.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';

function MinutesFields({ values, onChange }: KindFieldsProps) {
  const { t } = useWords();
  return (
    <>
      <Field label={t('minutes.formText')} hint={t('minutes.formDocument')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={4}
            maxLength={20_000}
            data-testid="minutes-text"
            value={values['decided'] ?? ''}
            onChange={(event) => {
              onChange({ decided: event.target.value });
            }}
          />
        )}
      </Field>
      <Field label={t('minutes.formDate')}>
        {(ids) => (
          <Input
            {...ids}
            type="date"
            data-testid="minutes-date"
            value={values['date'] ?? ''}
            onChange={(event) => {
              onChange({ date: event.target.value });
            }}
          />
        )}
      </Field>
      <Field label={t('minutes.formSignatories')} hint={t('minutes.formSignatoriesHint')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            data-testid="minutes-signatories"
            value={values['signatories'] ?? ''}
            onChange={(event) => {
              onChange({ signatories: event.target.value });
            }}
          />
        )}
      </Field>
    </>
  );
}

/** Lines of `name, capacity`; undefined when one of them lacks either, or there is none. */
export function readSignatories(text: string): readonly Signatory[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const signatories = lines.map((line) => {
    const [name = '', ...rest] = line.split(/[,，]/u);
    return { name: name.trim(), capacity: rest.join(',').trim() };
  });
  const isComplete = signatories.every(({ name, capacity }) => name !== '' && capacity !== '');
  return isComplete && signatories.length > 0 ? signatories : undefined;
}

/** A decision that was made off the ledger (R18); its document is the proposal's first. */
export const minutesForm: KindForm = {
  Fields: MinutesFields,
  action: ({ values: { decided = '', date = '', signatories: lines = '' }, documents: [document] }) => {
    const text = decided.trim();
    const madeAt = new Date(`${date}T00:00:00`).getTime();
    const signatories = readSignatories(lines);
    if (text === '' || Number.isNaN(madeAt) || signatories === undefined || document === undefined) {
      return undefined;
    }
    return { kind: 'minutes.record', payload: { text, madeAt, document, signatories } };
  },
  title: (action, { t, local }) => {
    if (action.kind !== 'minutes.record') return '';
    const { madeAt } = action.payload;
    const date = local({ en: dateWords(madeAt, 'en'), zh: dateWords(madeAt, 'zh-CN') });
    return t('minutes.suggest', { date });
  },
};
