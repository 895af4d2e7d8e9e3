import type { Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import type { CollectionPayload } from '@fabric-governance/chaincode/governance/records/network-actions';
import { TextField } from '../../../components/text-field.js';
import { useWords } from '../../../i18n/use-words.js';
import type { KindFieldsProps, KindForm, Values } from './kind-form.js';

const LINES = ['name', 'version', 'sequence', 'label', 'sourceHash', 'endorsementPolicy'] as const;

function ChaincodeFields({ values, onChange }: KindFieldsProps) {
  const { t } = useWords();
  return (
    <>
      {LINES.map((name) => (
        <TextField
          key={name}
          label={t(`chaincodeFields.${name}`)}
          {...(name === 'sourceHash' || name === 'endorsementPolicy'
            ? { hint: t(`chaincodeFields.${name}Hint`) }
            : {})}
          testId={`chaincode-${name}`}
          value={values[name] ?? ''}
          onChange={(value) => {
            onChange({ [name]: value });
          }}
        />
      ))}
      <TextField
        label={t('chaincodeFields.collections')}
        hint={t('chaincodeFields.collectionsHint')}
        testId="chaincode-collections"
        rows={3}
        value={values['collections'] ?? ''}
        onChange={(collections) => {
          onChange({ collections });
        }}
      />
    </>
  );
}

/** One collection a line: its name, then whose peers hold the data. Undefined where a line says neither. */
function collectionsEntered(text: string): readonly CollectionPayload[] | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const found = lines.flatMap((line): CollectionPayload[] => {
    const [, name, policy] = /^([A-Za-z0-9][\w-]*)\s+(\S.*)$/u.exec(line) ?? [];
    if (name === undefined || policy === undefined) return [];
    const counts = { requiredPeerCount: 0, maxPeerCount: 3, blockToLive: 0 };
    return [{ name, policy, ...counts, memberOnlyRead: true, memberOnlyWrite: true }];
  });
  return found.length === lines.length ? found : undefined;
}

function entered(values: Values) {
  const [name = '', version = '', sequence = '', label = '', sourceHash = '', endorsementPolicy = ''] =
    LINES.map((one) => (values[one] ?? '').trim());
  return { name, version, sequence, label, sourceHash, endorsementPolicy };
}

/** The definition of a chaincode (R12). Initialisation, and collections of other counts, are for the command line. */
export const chaincodeForm: KindForm = {
  Fields: ChaincodeFields,
  action: ({ values }) => {
    const { name, version, sequence, label, sourceHash, endorsementPolicy } = entered(values);
    const collections = collectionsEntered(values['collections'] ?? '');
    const isWhole = [name, version, label].every((text) => text !== '');
    const fits = /^[1-9]\d{0,5}$/u.test(sequence) && /^[0-9a-f]{64}$/u.test(sourceHash);
    if (!isWhole || !fits || collections === undefined) return undefined;
    const payload = {
      name,
      version,
      sequence: Number(sequence),
      package: { label, sourceHash: sourceHash as Sha256Hex },
      ...(endorsementPolicy === '' ? {} : { endorsementPolicy }),
      initRequired: false,
      collections,
    };
    return { kind: 'chaincode.commit', payload };
  },
  title: (action, { t }) =>
    action.kind === 'chaincode.commit'
      ? t('networkForm.suggestChaincode', {
          name: action.payload.name,
          version: action.payload.version,
          sequence: action.payload.sequence,
        })
      : '',
};
