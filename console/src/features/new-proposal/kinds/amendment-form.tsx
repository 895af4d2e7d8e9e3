import { checkCharter } from '@fabric-governance/chaincode/governance/charter/checks/charter-checks';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { charterQuery } from '../../../api/queries.js';
import { CharterChanges } from '../../../components/charter-changes.js';
import { Field } from '../../../components/field.js';
import { useWords } from '../../../i18n/use-words.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';
import { readCharter } from './read-charter.js';

function Findings({ text }: { readonly text: string }) {
  const { t } = useWords();
  const { data: record } = useSuspenseQuery(charterQuery);
  const read = readCharter(text);
  if (!read.ok) {
    return (
      <p role="alert" data-testid="amendment-problem">
        {t('newProposal.charterProblem', { problem: read.problem })}
      </p>
    );
  }
  const findings = checkCharter(read.charter);
  return (
    <>
      <ul className="plain-list" data-testid="amendment-findings">
        {findings.map(({ code, path, problem, severity }) => (
          <li key={`${code}${path}`}>
            <strong>
              {t(severity === 'refusal' ? 'newProposal.findingRefusal' : 'newProposal.findingWarning')}
            </strong>{' '}
            {path}
            {t('common.colon')}
            {problem}
          </li>
        ))}
      </ul>
      <h3>{t('newProposal.charterChanges')}</h3>
      <CharterChanges before={record.charter} after={read.charter} />
    </>
  );
}

function AmendmentFields({ values, onChange }: KindFieldsProps) {
  const { t } = useWords();
  const { data: record } = useSuspenseQuery(charterQuery);
  const [inForce] = useState(() => JSON.stringify(record.charter, null, 2));
  const text = values['charter'] ?? inForce;
  return (
    <>
      <Field label={t('newProposal.charter')} hint={t('newProposal.charterHint')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={16}
            className="code"
            spellCheck={false}
            data-testid="charter-text"
            value={text}
            onChange={(event) => {
              onChange({ charter: event.target.value });
            }}
          />
        )}
      </Field>
      <Findings text={text} />
    </>
  );
}

/** The next version of the charter, whole (R19): edited from the one in force, checked and compared as it is written. */
export const amendmentForm: KindForm = {
  Fields: AmendmentFields,
  action: ({ values, charterVersion }) => {
    const read = readCharter(values['charter'] ?? '');
    if (!read.ok) return undefined;
    return { kind: 'charter.amend', payload: { base: charterVersion, charter: read.charter } };
  },
  title: (_action, { t }) => t('newProposal.suggestAmendment'),
};
