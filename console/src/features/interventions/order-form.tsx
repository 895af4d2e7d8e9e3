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
import { useActor } from '../../session/use-actor.js';
import { useSubmission } from '../../session/use-submission.js';
import { doersOf, orderableKinds, powerKinds } from './offered.js';
import { useDoerObstacle } from './use-doer-obstacle.js';
import { useDoersWords } from './use-doers-words.js';

const EMPTY: OrderValues = {};

/** What people of a body order without a vote, or of a regulator by its power; the first one orders, the others join (R16, R5). */
export function OrderForm() {
  const { t } = useWords();
  const { session, regulator } = useActor();
  const doersWords = useDoersWords();
  const submission = useSubmission();
  const { data: record } = useSuspenseQuery(charterQuery);
  const obstacleOf = useDoerObstacle();
  const [values, setValues] = useState(EMPTY);
  const [documents, setDocuments] = useState<readonly DocumentReference[]>([]);
  const { charter } = record;
  const kind = kindOf(values);
  const power = regulator ? { power: { memberId: session.memberId } } : {};
  const doers = kind && doersOf({ kind, ...power }, charter);
  const order = orderOf({ values, documents, charter });
  const reason =
    (submission.step === null ? undefined : t('common.reasonBusy')) ??
    (doers && obstacleOf(doers)) ??
    (order === undefined ? t('newProposal.required') : undefined);
  const send = async () => {
    if (order === undefined) return;
    const done = await submission.run((ledger, onStep) =>
      ledger.submit('Interventions:order', { ...order, ...(regulator ? { byPower: true } : {}) }, { onStep }),
    );
    if (done === null) return;
    setValues(EMPTY);
    setDocuments([]);
  };
  return (
    <div className="stack-small">
      <OrderFields
        values={values}
        kinds={regulator ? powerKinds(charter) : orderableKinds(charter)}
        onChange={(part) => {
          setValues((before) => ({ ...before, ...part }));
        }}
      />
      {needsPlan(kind, charter) && (
        <DocumentPicker label={t('interventions.plan')} documents={documents} onChange={setDocuments} />
      )}
      {doers !== undefined && <p className="small muted">{doersWords(doers)}</p>}
      <ActionButton testId="order-intervention" danger reason={reason} onClick={() => void send()}>
        {t('interventions.order')}
      </ActionButton>
      <SubmissionStatus submission={submission} />
    </div>
  );
}
