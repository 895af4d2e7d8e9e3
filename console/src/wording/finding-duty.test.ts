import type { FindingDuty } from '@fabric-governance/chaincode/governance/records/cases';
import type { MemberId, PersonId } from '@fabric-governance/chaincode/governance/ids';
import type { Language } from '../i18n/languages.js';
import { wordsOf } from '../i18n/testing/words-of.js';
import { dutySentence } from './finding-duty.js';
import { PLAIN_NAMES } from './names.js';

const DUTY: FindingDuty = {
  id: 'redo',
  text: 'Deliver the data anew.',
  memberId: 'insurer' as MemberId,
  due: { after: 'P5D' },
};
const WHOLE: FindingDuty = {
  ...DUTY,
  owedTo: 'bank' as MemberId,
  personId: 'insurer.ann' as PersonId,
  shows: 'A receipt.',
};

async function said(duty: FindingDuty, language: Language = 'en'): Promise<string> {
  const names = { ...PLAIN_NAMES, member: (id: string) => id.toUpperCase() };
  return dutySentence(duty, { t: await wordsOf(language), language, names });
}

it('says who owes what until when', async () => {
  expect(await said(DUTY)).toBe('INSURER, within 5 days of the finding: Deliver the data anew.');
  expect(await said({ ...DUTY, due: { at: Date.UTC(2027, 0, 31, 12) } })).toMatch(
    /^INSURER, by .*2027.*: Deliver the data anew\.$/u,
  );
});

it('says to whom, who looks after it and what is to be shown, where the finding does', async () => {
  expect(await said(WHOLE)).toBe(
    'INSURER (insurer.ann), owed to BANK, within 5 days of the finding: Deliver the data anew. To be shown: A receipt.',
  );
  expect(await said(WHOLE, 'zh-CN')).toBe(
    'INSURER（insurer.ann）应在认定后5天内向BANK履行：Deliver the data anew.（须证明：A receipt.）',
  );
});
