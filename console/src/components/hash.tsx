import { useState } from 'react';
import { useWords } from '../i18n/use-words.js';

const SHOWN = 12;

/** A hash or id: its beginning, the whole in the title, and a button that copies it. */
export function Hash({ value, whole = false }: { readonly value: string; readonly whole?: boolean }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const text = whole || value.length <= SHOWN + 1 ? value : `${value.slice(0, SHOWN)}…`;
  const copy = () => {
    void navigator.clipboard.writeText(value).then(() => {
      setCopied(true);
    });
  };
  return (
    <span>
      <span className="mono" title={value}>
        {text}
      </span>
      <button type="button" className="copy" onClick={copy} aria-label={`${t('common.copy')} ${text}`}>
        {copied ? t('common.copied') : t('common.copy')}
      </button>
    </span>
  );
}
