import { useWords } from '../i18n/use-words.js';
import type { ExplainedCondition } from '../wording/decision.js';

interface ExplainedProps {
  readonly condition: ExplainedCondition;
  /** True while the vote is open: then it is only how it would come out now. */
  readonly live?: boolean;
}

/** One condition's result, its parts below it. The mark repeats what the words say. */
export function Explained({ condition, live = false }: ExplainedProps) {
  const { t } = useWords();
  const { met, text, parts } = condition;
  const verdict = live
    ? t(met ? 'proposals.metNow' : 'proposals.notMetNow')
    : t(met ? 'decision.met' : 'decision.notMet');
  return (
    <div className="stack-small" data-met={met}>
      <p>
        <span className={`mark ${met ? 'mark-met' : live ? 'muted' : 'mark-not'}`}>
          {met ? '✓' : live ? '·' : '✗'} {verdict}
        </span>{' '}
        – {text}
      </p>
      {parts.length > 0 && (
        <ul>
          {parts.map((part) => (
            <li key={part.text}>
              <Explained condition={part} live={live} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
