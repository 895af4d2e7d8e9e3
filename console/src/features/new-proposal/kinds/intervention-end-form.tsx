import { isInForce } from '@fabric-governance/chaincode/governance/interventions/in-force';
import type { Action } from '@fabric-governance/chaincode/governance/records/actions';
import type { InterventionView } from '@fabric-governance/gateway-api/contract/interventions';
import { useSuspenseQuery } from '@tanstack/react-query';
import { interventionsQuery } from '../../../api/queries.js';
import { ChoiceField } from '../../../components/choice-field.js';
import { GroundsField } from '../../../components/grounds-field.js';
import { useWords } from '../../../i18n/use-words.js';
import { useNames } from '../../../session/use-names.js';
import { interventionWords } from '../../../wording/intervention-action.js';
import type { KindFieldsProps, KindForm, TitleWording } from './kind-form.js';

interface InterventionChoiceProps extends Pick<KindFieldsProps, 'values' | 'onChange'> {
  readonly offers: (intervention: InterventionView) => boolean;
}

function InterventionChoice({ values, onChange, offers }: InterventionChoiceProps) {
  const { t } = useWords();
  const names = useNames();
  const { data } = useSuspenseQuery(interventionsQuery);
  return (
    <ChoiceField
      label={t('interventions.which')}
      testId="intervention"
      placeholder="–"
      value={values['intervention'] ?? ''}
      options={data
        .filter(offers)
        .map((one) => ({ value: one.id, label: `${interventionWords(one, { t, names })} – ${one.reason}` }))}
      onChange={(intervention) => {
        onChange({ intervention });
      }}
    />
  );
}

function titleOf({ kind }: Action, { t }: TitleWording): string {
  return kind === 'intervention.confirm' || kind === 'intervention.lift' ? t(`actionKinds.${kind}`) : '';
}

/** Confirms an intervention that waits for its review (R16). */
export const interventionConfirmForm: KindForm = {
  Fields: (props) => (
    <InterventionChoice
      {...props}
      offers={(one) => isInForce(one) && one.review !== undefined && one.review.confirmedIn === undefined}
    />
  ),
  action: ({ values: { intervention = '' } }) =>
    intervention === ''
      ? undefined
      : { kind: 'intervention.confirm', payload: { interventionId: intervention } },
  title: titleOf,
};

/** Lifts an intervention by vote, whoever has imposed it (R16). */
export const interventionLiftForm: KindForm = {
  Fields: (props) => (
    <>
      <InterventionChoice {...props} offers={isInForce} />
      <GroundsField
        value={props.values['grounds'] ?? ''}
        onChange={(grounds) => {
          props.onChange({ grounds });
        }}
      />
    </>
  ),
  action: ({ values: { intervention = '', grounds = '' } }) =>
    intervention === '' || grounds.trim() === ''
      ? undefined
      : {
          kind: 'intervention.lift',
          payload: { interventionId: intervention, reason: grounds.trim() },
        },
  title: titleOf,
};
