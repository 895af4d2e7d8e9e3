import type { DataRulesPayload } from '@fabric-governance/chaincode/governance/records/actions';
import { localText } from '../i18n/local-text.js';
import type { ActionWording } from './action-sentence.js';
import { timeWords } from './time.js';

/** Who may provide and use a data set, as one sentence (R17). */
export function dataRulesSentence(
  { id, title, providers, uses, until }: DataRulesPayload,
  { t, language, names }: ActionWording,
): string {
  const users = uses.map(({ memberId, purposes }) => {
    const who = memberId === undefined ? t('actionWords.dataEveryone') : names.member(memberId);
    return t('actionWords.dataUse', { who, purposes: purposes.join(t('common.enumeration')) });
  });
  const rules = t('actionWords.dataRule', {
    id,
    title: localText(title, language),
    providers: providers.map((one) => names.member(one)).join(t('common.enumeration')),
    uses: users.length === 0 ? t('actionWords.dataNobody') : users.join(t('common.semicolon')),
  });
  if (until === undefined) return rules;
  return t('actionWords.dataUntil', { rules, until: timeWords(until, language) });
}
