import { NETWORK_PHASES } from '@fabric-governance/chaincode/governance/charter/network-phases';
import { nextPhases, phaseOf } from '@fabric-governance/chaincode/governance/phases/network-phase';
import { useSuspenseQuery } from '@tanstack/react-query';
import { charterQuery, consortiumQuery } from '../../../api/queries.js';
import { ChoiceField } from '../../../components/choice-field.js';
import { useWords } from '../../../i18n/use-words.js';
import type { KindFieldsProps, KindForm } from './kind-form.js';

function PhaseFields({ values, onChange }: KindFieldsProps) {
  const { t } = useWords();
  const { data: consortium } = useSuspenseQuery(consortiumQuery);
  const { data: record } = useSuspenseQuery(charterQuery);
  const offered = nextPhases(phaseOf(consortium, record.charter));
  return (
    <ChoiceField
      label={t('newProposal.phase')}
      testId="phase"
      placeholder="–"
      value={values['phase'] ?? ''}
      options={offered.map((phase) => ({ value: phase, label: t(`networkPhases.${phase}`) }))}
      onChange={(phase) => {
        onChange({ phase });
      }}
    />
  );
}

/** Takes the network into another phase of its life (R6). */
export const phaseForm: KindForm = {
  Fields: PhaseFields,
  action: ({ values }) => {
    const phase = NETWORK_PHASES.find((known) => known === values['phase']);
    return phase === undefined ? undefined : { kind: 'phase.change', payload: { phase } };
  },
  title: (action, { t }) =>
    action.kind === 'phase.change'
      ? t('newProposal.suggestPhase', { phase: t(`networkPhases.${action.payload.phase}`) })
      : '',
};
