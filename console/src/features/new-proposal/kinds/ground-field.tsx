import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import {
  type Grounded,
  needsGround,
  openGrounds,
} from '@fabric-governance/chaincode/governance/membership/grounds';
import { useSuspenseQuery } from '@tanstack/react-query';
import { charterQuery, meritQuery, obligationsQuery } from '../../../api/queries.js';
import { ChoiceField } from '../../../components/choice-field.js';
import { useNow } from '../../../components/time.js';
import { useWords } from '../../../i18n/use-words.js';
import { useNames } from '../../../session/use-names.js';
import type { KindFieldsProps, Values } from './kind-form.js';

interface GroundFieldProps extends Pick<KindFieldsProps, 'values' | 'onChange'> {
  readonly of: Grounded;
}

/** On what ground the member is to be suspended or removed; not asked for where none can be named. */
export function GroundField({ of, values, onChange }: GroundFieldProps) {
  const { t } = useWords();
  const names = useNames();
  const now = useNow();
  const { data: record } = useSuspenseQuery(charterQuery);
  const { data: merit } = useSuspenseQuery(meritQuery);
  const { data: obligations } = useSuspenseQuery(obligationsQuery);
  const { member = '', ground = '' } = values;
  const state = { charter: record.charter, penalties: merit.penalties, obligations };
  // Chosen from the ledger's own list of members.
  const open = openGrounds({ memberId: member as MemberId, for: of }, state, now);
  if (open.length === 0) return null;
  return (
    <ChoiceField
      label={t('newProposal.ground')}
      testId="ground"
      placeholder="–"
      value={ground}
      options={open.map(({ id, by }) => ({
        value: id,
        label:
          names.ground(id, of) +
          (by === 'penalty' ? t('common.aside', { words: t('newProposal.groundPenalty') }) : ''),
      }))}
      onChange={(chosen) => {
        onChange({ ground: chosen });
      }}
    />
  );
}

/** The ground that was chosen, as a part of the payload; undefined while the charter wants one and none is. */
export function groundEntered(
  of: Grounded,
  { ground = '' }: Values,
  charter: Charter,
): { readonly ground?: string } | undefined {
  if (ground !== '') return { ground };
  return needsGround(of, charter) ? undefined : {};
}
