import { URGENCIES } from '@fabric-governance/chaincode/governance/charter/releases';
import { idSchema } from '@fabric-governance/chaincode/governance/charter/scalars';
import type { NodeId, Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import type { Artefact } from '@fabric-governance/chaincode/governance/records/releases';
import { NODE_KINDS } from '@fabric-governance/chaincode/governance/states';
import { ChoiceField } from '../../../components/choice-field.js';
import { TextField } from '../../../components/text-field.js';
import { useWords } from '../../../i18n/use-words.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';

function ReleaseFields({ values, onChange }: KindFieldsProps) {
  const { t } = useWords();
  const text = (
    name: string,
    label: string,
    more: { readonly hint?: string; readonly rows?: number } = {},
  ) => (
    <TextField
      label={label}
      testId={`release-${name}`}
      value={values[name] ?? ''}
      onChange={(entered) => {
        onChange({ [name]: entered });
      }}
      {...more}
    />
  );
  return (
    <>
      {text('name', t('releases.formName'), { hint: t('releases.formNameHint') })}
      <ChoiceField
        label={t('releases.nodeKind')}
        testId="release-nodeKind"
        value={values['nodeKind'] ?? 'peer'}
        options={NODE_KINDS.map((kind) => ({ value: kind, label: t(`nodeKinds.${kind}`) }))}
        onChange={(nodeKind) => {
          onChange({ nodeKind });
        }}
      />
      {text('version', t('releases.formVersion'))}
      <ChoiceField
        label={t('releases.urgency')}
        testId="release-urgency"
        value={values['urgency'] ?? 'routine'}
        options={URGENCIES.map((urgency) => ({ value: urgency, label: t(`urgencies.${urgency}`) }))}
        onChange={(urgency) => {
          onChange({ urgency });
        }}
      />
      {text('notes', t('releases.notes'), { rows: 3 })}
      {text('artefacts', t('releases.formArtefacts'), { hint: t('releases.formArtefactsHint'), rows: 3 })}
      {text('waves', t('releases.formWaves'), { hint: t('releases.formWavesHint'), rows: 4 })}
      {text('rollBack', t('releases.rollBack'), { rows: 3 })}
    </>
  );
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

/** Lines of `name, version, SHA-256, size, locator`; undefined when one of them is not like that, or there is none. */
export function readArtefacts(text: string): readonly Artefact[] | undefined {
  const artefacts = linesOf(text).map((line) => {
    const [name = '', version = '', hash = '', size = '', ...rest] = line
      .split(',')
      .map((part) => part.trim());
    return { name, version, hash: hash as Sha256Hex, size: Number(size || NaN), locator: rest.join(',') };
  });
  const isRead = artefacts.every(
    ({ name, version, hash, size, locator }) =>
      name !== '' &&
      version !== '' &&
      /^[0-9a-f]{64}$/u.test(hash) &&
      Number.isSafeInteger(size) &&
      locator !== '',
  );
  return isRead && artefacts.length > 0 ? artefacts : undefined;
}

const wavesOf = (text: string): NodeId[][] =>
  linesOf(text).map((line) => line.trim().split(/\s+/u) as NodeId[]);

/** A version of node software with the plan of its rollout (R11). */
export const releaseForm: KindForm = {
  Fields: ReleaseFields,
  action: ({ values }) => {
    const { nodeKind, urgency } = values;
    const entered = (field: string): string => (values[field] ?? '').trim();
    const id = entered('name');
    const [version, notes, rollBack] = [entered('version'), entered('notes'), entered('rollBack')];
    const artefacts = readArtefacts(entered('artefacts'));
    const waves = wavesOf(entered('waves'));
    const isMissing = [version, rollBack].includes('') || waves.length === 0;
    if (isMissing || artefacts === undefined || !idSchema.safeParse(id).success) return undefined;
    const kind = NODE_KINDS.find((known) => known === nodeKind) ?? 'peer';
    const grade = URGENCIES.find((known) => known === urgency) ?? 'routine';
    const facts = { id, nodeKind: kind, version, notes, urgency: grade, artefacts, waves, rollBack };
    return { kind: 'release.approve', payload: facts };
  },
  title: (action, { t }) =>
    action.kind === 'release.approve' ? t('releases.suggestApprove', { name: action.payload.id }) : '',
};
