import type { DocumentReference } from '@fabric-governance/chaincode/governance/records/documents';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { charterQuery } from '../../api/queries.js';
import { ActionButton } from '../../components/action-button.js';
import { DocumentPicker } from '../../components/document-picker.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { useWords } from '../../i18n/use-words.js';
import { kindOf, needsPlan, orderOf, type OrderValues } from '../../intervention/order.js';
import { OrderFields } from '../../intervention/order-fields.js';
import { useNames } from '../../session/use-names.js';
import { useSubmission } from '../../session/use-submission.js';
import { orderableKinds, ruleFor } from './offered.js';
import { useBodyObstacle } from './use-body-obstacle.js';

const EMPTY: OrderValues = {};

/** What people of a body order without a vote; the first one orders, the others join (R16). */
export function OrderForm() {
  const { t } = useWords();
  const names = useNames();
  const submission = useSubmission();
  const { data: record } = useSuspenseQuery(charterQuery);
  const bodyObstacle = useBodyObstacle();
  const [values, setValues] = useState(EMPTY);
  const [documents, setDocuments] = useState<readonly DocumentReference[]>([]);
  const { charter } = record;
  const kind = kindOf(values);
  const by = kind === undefined ? undefined : ruleFor(kind, charter)?.by;
  const order = orderOf({ values, documents, charter });
  const reason =
    (submission.step === null ? undefined : t('common.reasonBusy')) ??
    (by === undefined ? undefined : bodyObstacle(by.body)) ??
    (order === undefined ? t('newProposal.required') : undefined);
  const send = async () => {
    if (order === undefined) return;
    const done = await submission.run((ledger, onStep) =>
      ledger.submit('Interventions:order', order, { onStep }),
    );
    if (done === null) return;
    setValues(EMPTY);
    setDocuments([]);
  };
  return (
    <div className="stack-small">
      <OrderFields
        values={values}
        kinds={orderableKinds(charter)}
        onChange={(part) => {
          setValues((before) => ({ ...before, ...part }));
        }}
      />
      {needsPlan(kind, charter) && (
        <DocumentPicker label={t('interventions.plan')} documents={documents} onChange={setDocuments} />
      )}
      {by !== undefined && (
        <p className="small muted">
          {t('interventions.takesOf', {
            people: by.people,
            institutions: by.institutions,
            body: names.body(by.body),
          })}
        </p>
      )}
      <ActionButton testId="order-intervention" danger reason={reason} onClick={() => void send()}>
        {t('interventions.order')}
      </ActionButton>
      <SubmissionStatus submission={submission} />
    </div>
  );
}
