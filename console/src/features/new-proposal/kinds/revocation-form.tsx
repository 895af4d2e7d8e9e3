import type { MspId, Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import { useSuspenseQuery } from '@tanstack/react-query';
import { networkQuery } from '../../../api/queries.js';
import { ChoiceField } from '../../../components/choice-field.js';
import { TextField } from '../../../components/text-field.js';
import { useWords } from '../../../i18n/use-words.js';
import { revocationSentence } from '../../../wording/network-action.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';

const LIST = /-----BEGIN X509 CRL-----[\s\S]*?-----END X509 CRL-----/gu;

function RevocationFields({ values, onChange }: KindFieldsProps) {
  const { t } = useWords();
  const { data: network } = useSuspenseQuery(networkQuery);
  return (
    <>
      <ChoiceField
        label={t('networkForm.organisation')}
        testId="organisation"
        placeholder="–"
        value={values['organisation'] ?? ''}
        options={network.organisations.map(({ mspId }) => ({ value: mspId, label: mspId }))}
        onChange={(organisation) => {
          const found = network.organisations.find(({ mspId }) => mspId === organisation);
          onChange({ organisation, lists: JSON.stringify(found?.revocationLists ?? []) });
        }}
      />
      <TextField
        label={t('networkForm.lists')}
        hint={t('networkForm.listsHint')}
        testId="lists"
        rows={6}
        value={values['published'] ?? ''}
        onChange={(published) => {
          onChange({ published });
        }}
      />
    </>
  );
}

/** An institution's certificate revocation lists, as its authority issues them. */
export const revocationForm: KindForm = {
  Fields: RevocationFields,
  action: ({ values: { organisation = '', lists = '[]', published = '' } }) => {
    const to = [...published.replaceAll('\r\n', '\n').matchAll(LIST)].map(([list]) => `${list}\n`);
    if (organisation === '' || to.length === 0) return undefined;
    const from = JSON.parse(lists) as readonly Sha256Hex[];
    return { kind: 'revocation.publish', payload: { mspId: organisation as MspId, from, to } };
  },
  title: (action, { t }) =>
    action.kind === 'revocation.publish' ? revocationSentence(action.payload, t) : '',
};
