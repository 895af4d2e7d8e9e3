import { INTERVENTIONS } from '@fabric-governance/chaincode/governance/charter/accounts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { charterQuery } from '../../../api/queries.js';
import { useWords } from '../../../i18n/use-words.js';
import { kindOf, needsPlan, orderOf } from '../../../intervention/order.js';
import { OrderFields } from '../../../intervention/order-fields.js';
import { interventionWords } from '../../../wording/intervention-action.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';

function Fields({ values, onChange }: KindFieldsProps) {
  const { t } = useWords();
  const { data: record } = useSuspenseQuery(charterQuery);
  return (
    <>
      <OrderFields values={values} kinds={INTERVENTIONS} onChange={onChange} />
      {needsPlan(kindOf(values), record.charter) && (
        <p className="small muted">{t('interventions.planFirst')}</p>
      )}
    </>
  );
}

/** Intervenes by vote (R16); the proposal's first document is the recovery plan, where the charter wants one. */
export const interventionOrderForm: KindForm = {
  Fields,
  action: (entered) => {
    const payload = orderOf(entered);
    return payload === undefined ? undefined : { kind: 'intervention.order', payload };
  },
  title: (action, wording) =>
    action.kind === 'intervention.order' ? interventionWords(action.payload, wording) : '',
};
