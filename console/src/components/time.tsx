import { useSyncExternalStore } from 'react';
import { useWords } from '../i18n/use-words.js';
import { remainingWords } from '../wording/duration.js';
import { timeWords } from '../wording/time.js';

interface TimeProps {
  /** Milliseconds since 1970; null where nobody wrote one. */
  readonly at: number | null;
}

/** A moment in the reader's time zone; the exact one in ISO 8601 is in the title. */
export function Time({ at }: TimeProps) {
  const { t, language } = useWords();
  if (at === null) return <span className="muted">{t('common.unknown')}</span>;
  const iso = new Date(at).toISOString();
  return (
    <time dateTime={iso} title={iso}>
      {timeWords(at, language)}
    </time>
  );
}

const TICK_MS = 1000;
const currentSecond = () => Math.floor(Date.now() / TICK_MS) * TICK_MS;

function everySecond(notify: () => void): () => void {
  const timer = setInterval(notify, TICK_MS);
  return () => {
    clearInterval(timer);
  };
}

/** The present in milliseconds since 1970, to the second; re-renders each second. */
export const useNow = (): number => useSyncExternalStore(everySecond, currentSecond);

/** Time left until a moment. */
export function Countdown({ until }: { readonly until: number }) {
  const { t, language } = useWords();
  const left = until - useNow();
  return (
    <span className="muted" data-testid="countdown">
      {left > 0 ? t('common.remaining', { time: remainingWords(left, language) }) : t('common.elapsed')}
    </span>
  );
}
