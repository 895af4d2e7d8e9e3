import type { LocalText } from '@fabric-governance/chaincode/governance/charter';
import type { Language } from './languages.js';

/** A ledger text in one of its two languages. */
export const localText = (text: LocalText, language: Language): string =>
  language === 'zh-CN' ? text.zh : text.en;
