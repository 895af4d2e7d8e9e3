import type { CaseReference } from '@fabric-governance/chaincode/governance/records/cases';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { casesQuery } from '../../../api/queries.js';
import { ChoiceField } from '../../../components/choice-field.js';
import { MoreButton } from '../../../components/more-button.js';
import { GroundsField } from '../../../components/grounds-field.js';
import { useWords } from '../../../i18n/use-words.js';
import { useNames } from '../../../session/use-names.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';

const SEPARATOR = '/';

function CaseAppealFields({ values, onChange }: KindFieldsProps) {
  const { t } = useWords();
  const names = useNames();
  const pages = useSuspenseInfiniteQuery(casesQuery);
  const cases = pages.data.pages.flatMap((page) => page.cases);
  const found = cases.filter(({ record }) => record.finding !== undefined);
  return (
    <>
      <ChoiceField
        label={t('cases.which')}
        testId="case"
        placeholder="–"
        value={values['case'] ?? ''}
        options={found.map(({ record: { id, title, complainant, respondent } }) => ({
          value: [id, complainant, respondent].join(SEPARATOR),
          label: `${title}${t('common.aside', { words: `${names.member(complainant)} – ${names.member(respondent)}` })}`,
        }))}
        onChange={(chosen) => {
          onChange({ case: chosen });
        }}
      />
      <MoreButton pages={pages} />
      <ChoiceField
        label={t('cases.asks')}
        testId="asks"
        value={values['asks'] ?? 'set-aside'}
        options={[
          { value: 'set-aside', label: t('cases.setAside') },
          { value: 'new-finding', label: t('cases.newFinding') },
        ]}
        onChange={(asks) => {
          onChange({ asks });
        }}
      />
      <GroundsField
        value={values['grounds'] ?? ''}
        onChange={(grounds) => {
          onChange({ grounds });
        }}
      />
    </>
  );
}

/** A side's appeal against the finding of a dispute (R31). */
export const caseAppealForm: KindForm = {
  Fields: CaseAppealFields,
  action: ({ values }) => {
    const [caseId, complainant, respondent] = (values['case'] ?? '').split(SEPARATOR);
    const grounds = (values['grounds'] ?? '').trim();
    if (complainant === undefined || respondent === undefined || grounds === '') return undefined;
    // Chosen from the ledger's own list of disputes.
    const reference = { caseId, complainant, respondent } as CaseReference;
    const asks = values['asks'] === 'new-finding' ? 'new-finding' : 'set-aside';
    return { kind: 'case.appeal', payload: { ...reference, asks, grounds } };
  },
  title: (action, { t, names }) =>
    action.kind === 'case.appeal'
      ? t('cases.suggestAppeal', {
          complainant: names.member(action.payload.complainant),
          respondent: names.member(action.payload.respondent),
        })
      : '',
};
