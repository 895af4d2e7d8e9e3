import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '@fabric-governance/chaincode/governance/charter';
import type { Language } from './languages.js';
import { localText } from './local-text.js';
import type { Word } from './words/keys.js';

/** The wording function, the current language, and the reading of ledger texts that come in both. */
export interface WordsInUse {
  readonly t: Word;
  readonly language: Language;
  readonly local: (text: LocalText) => string;
}

/** Words in the current language; re-renders when it changes. */
export function useWords(): WordsInUse {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
  return useMemo(
    () => ({
      t: (key, params) => t(key, { ...params }),
      language,
      local: (text) => localText(text, language),
    }),
    [t, language],
  );
}
