import { useSuspenseQuery } from '@tanstack/react-query';
import { networkQuery } from '../../../api/queries.js';
import { ChoiceField } from '../../../components/choice-field.js';
import { TextField } from '../../../components/text-field.js';
import { useWords } from '../../../i18n/use-words.js';
import { changeSentence } from '../../../wording/network-action.js';
import {
  CHANGE_KINDS,
  changeEntered,
  type ChangeKind,
  LIMIT_NAMES,
  presentOf,
  targetsOf,
} from './configuration-change.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';

function ConfigurationFields({ values, onChange }: KindFieldsProps) {
  const { t } = useWords();
  const { data: network } = useSuspenseQuery(networkQuery);
  const kind = CHANGE_KINDS.find((known) => known === values['change']);
  const targets = kind === undefined ? [] : targetsOf(kind, network);
  const choose = (chosen: ChangeKind, target: string) => {
    onChange(presentOf(chosen, target, network));
  };
  return (
    <>
      <ChoiceField
        label={t('networkForm.change')}
        testId="change"
        placeholder="–"
        value={kind ?? ''}
        options={CHANGE_KINDS.map((value) => ({ value, label: t(`changeKinds.${value}`) }))}
        onChange={(value) => {
          const chosen = CHANGE_KINDS.find((known) => known === value);
          if (chosen !== undefined) choose(chosen, targetsOf(chosen, network)[0] ?? '');
        }}
      />
      {kind !== undefined && targets.length > 0 && (
        <ChoiceField
          label={t('networkForm.target')}
          testId="target"
          value={values['target'] ?? ''}
          options={targets.map((value) => ({ value, label: value }))}
          onChange={(target) => {
            choose(kind, target);
          }}
        />
      )}
      {kind === 'access' && (
        <TextField
          label={t('networkForm.resource')}
          hint={t('networkForm.resourceHint')}
          testId="resource"
          maxLength={101}
          value={values['target'] ?? ''}
          onChange={(target) => {
            choose(kind, target);
          }}
        />
      )}
      {kind === 'batch-limits' ? (
        LIMIT_NAMES.map((name) => (
          <TextField
            key={name}
            label={t(`limitNames.${name}`)}
            testId={name}
            maxLength={10}
            value={values[name] ?? ''}
            onChange={(value) => {
              onChange({ [name]: value });
            }}
          />
        ))
      ) : (
        <NewValue kind={kind} value={values['to'] ?? ''} onChange={onChange} />
      )}
    </>
  );
}

interface NewValueProps extends Pick<KindFieldsProps, 'onChange'> {
  readonly kind: Exclude<ChangeKind, 'batch-limits'> | undefined;
  readonly value: string;
}

function NewValue({ kind, value, onChange }: NewValueProps) {
  const { t } = useWords();
  if (kind === undefined) return null;
  return (
    <TextField
      label={t('networkForm.newValue')}
      hint={t(`changeHints.${kind}`)}
      testId="new-value"
      rows={3}
      maxLength={10_000}
      value={value}
      onChange={(to) => {
        onChange({ to });
      }}
    />
  );
}

/** A change of the channel's configuration (R13): what it replaces is what the channel says while it is entered. */
export const configurationForm: KindForm = {
  Fields: ConfigurationFields,
  action: ({ values }) => {
    const change = changeEntered(values);
    return change && { kind: 'channel.configure', payload: { change } };
  },
  title: (action, { t }) =>
    action.kind === 'channel.configure' ? changeSentence(action.payload.change, t).slice(0, 200) : '',
};
