import type { InterventionKind } from '@fabric-governance/chaincode/governance/charter/accounts';
import { isPresent } from '@fabric-governance/chaincode/governance/bodies/body-members';
import { targetNamed } from '@fabric-governance/chaincode/governance/interventions/target';
import { useSuspenseQuery } from '@tanstack/react-query';
import { nodesQuery } from '../api/queries.js';
import { ChoiceField } from '../components/choice-field.js';
import { DaysField } from '../components/days-field.js';
import { GroundsField } from '../components/grounds-field.js';
import { MemberField } from '../components/member-field.js';
import { PersonField } from '../components/person-field.js';
import { useWords } from '../i18n/use-words.js';
import { kindOf, type OrderValues } from './order.js';

interface OrderFieldsProps {
  readonly values: OrderValues;
  /** Kinds that can be chosen. */
  readonly kinds: readonly InterventionKind[];
  readonly onChange: (part: OrderValues) => void;
}

/** What is done, to whom, why and for how long: the same for an order of a body's people and for a proposal (R16). */
export function OrderFields({ values, kinds, onChange }: OrderFieldsProps) {
  const { t } = useWords();
  const kind = kindOf(values);
  return (
    <>
      <ChoiceField
        label={t('interventions.kind')}
        testId="intervention-kind"
        placeholder="–"
        value={kind ?? ''}
        options={kinds.map((value) => ({ value, label: t(`interventionKinds.${value}`) }))}
        onChange={(intervention) => {
          onChange({ intervention });
        }}
      />
      {kind !== undefined && <TargetField kind={kind} values={values} onChange={onChange} />}
      <GroundsField
        value={values.grounds ?? ''}
        onChange={(grounds) => {
          onChange({ grounds });
        }}
      />
      <DaysField
        value={values.days ?? ''}
        hint={t('newProposal.daysHint')}
        onChange={(days) => {
          onChange({ days });
        }}
      />
    </>
  );
}

interface TargetFieldProps extends Pick<OrderFieldsProps, 'values' | 'onChange'> {
  readonly kind: InterventionKind;
}

/** Whom it concerns, as its kind asks: a person, a member, a node, or nobody in particular. */
function TargetField({ kind, values, onChange }: TargetFieldProps) {
  switch (targetNamed(kind)) {
    case 'personId':
      return (
        <PersonField
          value={values.person ?? ''}
          offers={({ status }) => status !== 'closed'}
          onChange={(person) => {
            onChange({ person });
          }}
        />
      );
    case 'memberId':
      return (
        <MemberField
          value={values.member ?? ''}
          offers={(member) => isPresent(member)}
          onChange={(member) => {
            onChange({ member });
          }}
        />
      );
    case 'nodeId':
      return <NodeField values={values} onChange={onChange} />;
    case undefined:
      return null;
  }
}

function NodeField({ values, onChange }: Pick<OrderFieldsProps, 'values' | 'onChange'>) {
  const { t } = useWords();
  const { data: nodes } = useSuspenseQuery(nodesQuery);
  return (
    <ChoiceField
      label={t('argumentNames.nodeId')}
      testId="node"
      placeholder="–"
      value={values.node ?? ''}
      options={nodes
        .filter(({ status }) => status !== 'retired')
        .map(({ id, kind }) => ({
          value: id,
          label: `${id}${t('common.aside', { words: t(`nodeKinds.${kind}`) })}`,
        }))}
      onChange={(node) => {
        onChange({ node });
      }}
    />
  );
}
