import { useWords } from '../../i18n/use-words.js';
import { ENTRANCE_STEPS, type EntranceStep } from './entrance.js';

interface EntranceStepsProps {
  readonly current: EntranceStep | 'done';
  /** An outside institution's people are bound only after its admission. */
  readonly outside: boolean;
  readonly failed: boolean;
}

type Mark = 'past' | 'running' | 'failed' | 'ahead';
const SIGNS = { past: '✓', running: '…', failed: '✗', ahead: '·' } as const satisfies Record<Mark, string>;

function markOf(index: number, current: number, failed: boolean): Mark {
  if (index < current) return 'past';
  if (index > current) return 'ahead';
  return failed ? 'failed' : 'running';
}

/** The steps of entering, with how far it has come. */
export function EntranceSteps({ current, outside, failed }: EntranceStepsProps) {
  const { t } = useWords();
  const position = current === 'done' ? ENTRANCE_STEPS.length : ENTRANCE_STEPS.indexOf(current);
  return (
    <div aria-live="polite">
      <ol className="steps-list">
        {ENTRANCE_STEPS.map((step, index) => {
          const mark = markOf(index, position, failed);
          const words = step === 'bind' && outside ? t('enter.bindLater') : t(`enter.${step}`);
          return (
            <li key={step} data-testid={`enter-step-${step}`} data-mark={mark}>
              <span className={`step-mark ${mark === 'failed' ? 'mark-not' : 'mark-met'}`}>
                {SIGNS[mark]}
              </span>
              <span className={mark === 'ahead' ? 'muted' : undefined}>{words}</span>
            </li>
          );
        })}
      </ol>
      {current === 'done' && <p>{t('enter.done')}</p>}
    </div>
  );
}
