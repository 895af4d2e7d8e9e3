import type { ObligationState } from '@fabric-governance/chaincode/governance/records/obligations';
import { Tag, type Tone } from '../../components/tag.js';
import { useWords } from '../../i18n/use-words.js';

const TONES = {
  open: 'info',
  overdue: 'danger',
  fulfilled: 'warning',
  accepted: 'success',
  waived: 'neutral',
} as const satisfies Record<ObligationState, Tone>;

/** How an obligation stands. */
export function ObligationTag({ standing }: { readonly standing: ObligationState }) {
  const { t } = useWords();
  return (
    <span data-testid="obligation-state" data-state={standing}>
      <Tag tone={TONES[standing]}>{t(`obligationStates.${standing}`)}</Tag>
    </span>
  );
}
