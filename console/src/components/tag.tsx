import type { Choice, ProposalState } from '@fabric-governance/chaincode/governance/states';
import { useWords } from '../i18n/use-words.js';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

/** A short word on a coloured ground; the colour only repeats what the word says. */
export function Tag({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return <span className={`tag tone-${tone}`}>{children}</span>;
}

const STATE_TONES = {
  draft: 'neutral',
  notice: 'info',
  voting: 'info',
  rejected: 'danger',
  'no-quorum': 'warning',
  queued: 'info',
  executing: 'info',
  executed: 'success',
  failed: 'danger',
  expired: 'warning',
  withdrawn: 'neutral',
  reveal: 'info',
  approved: 'success',
  vetoed: 'danger',
  held: 'warning',
  'awaiting-ratification': 'warning',
  ratified: 'success',
  annulled: 'danger',
  superseded: 'neutral',
} as const satisfies Record<ProposalState, Tone>;

/** A proposal's state. */
export function StateTag({ state }: { readonly state: ProposalState }) {
  const { t } = useWords();
  return (
    <span data-testid="proposal-state" data-state={state}>
      <Tag tone={STATE_TONES[state]}>{t(`states.${state}`)}</Tag>
    </span>
  );
}

const CHOICE_TONES = { yes: 'success', no: 'danger', abstain: 'neutral' } as const satisfies Record<
  Choice,
  Tone
>;

/** What a ballot says. */
export function ChoiceTag({ choice }: { readonly choice: Choice }) {
  const { t } = useWords();
  return <Tag tone={CHOICE_TONES[choice]}>{t(`choices.${choice}`)}</Tag>;
}
