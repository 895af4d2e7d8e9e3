import type { FindingDuty } from '@fabric-governance/chaincode/governance/records/cases';
import type { ActionWording } from './action-sentence.js';
import { durationWords } from './duration.js';
import { timeWords } from './time.js';

/** What a finding lays upon a side: who owes what to whom until when, and what is to be shown for it. */
export function dutySentence(duty: FindingDuty, { t, language, names }: ActionWording): string {
  const { memberId, personId, owedTo, text, due, shows } = duty;
  const person = personId === undefined ? '' : t('common.aside', { words: names.person(personId) });
  const said = {
    owner: names.member(memberId) + person,
    text,
    due:
      'at' in due
        ? t('cases.dutyDueAt', { at: timeWords(due.at, language) })
        : t('cases.dutyDueAfter', { after: durationWords(due.after, language) }),
  };
  const sentence =
    owedTo === undefined
      ? t('cases.duty', said)
      : t('cases.dutyTo', { ...said, creditor: names.member(owedTo) });
  return shows === undefined ? sentence : sentence + t('cases.dutyShows', { shows });
}
