import { wordsOf } from '../i18n/testing/words-of.js';
import { failureSentence, type FailureWording } from './failure.js';
import { PLAIN_NAMES } from './names.js';

async function wording(language: 'en' | 'zh-CN'): Promise<FailureWording> {
  return {
    t: await wordsOf(language),
    language,
    names: { ...PLAIN_NAMES, person: (id) => (id === 'aurora-bank.li-na' ? 'Li Na' : id) },
  };
}

it('words states, permissions and people as the reader knows them', async () => {
  const en = await wording('en');
  expect(
    failureSentence({ code: 'PROPOSAL_NOT_VOTING', params: { proposalId: 'x', state: 'no-quorum' } }, en),
  ).toBe('The proposal is not open for voting; it is in the state “No quorum”.');
  expect(
    failureSentence(
      { code: 'PERMISSION_DENIED', params: { personId: 'aurora-bank.li-na', permission: 'ballot.approve' } },
      en,
    ),
  ).toBe('Li Na holds no role that allows: Approve the institution’s ballot.');
});

it('words several needed states', async () => {
  const zh = await wording('zh-CN');
  const params = { proposalId: 'x', state: 'executed', needed: 'draft notice voting' };
  expect(failureSentence({ code: 'PROPOSAL_WRONG_STATE', params }, zh)).toBe(
    '提案目前为“已执行”，此操作要求“草案 / 公示 / 表决中”。',
  );
});

it('shows moments in the reader’s time, and leaves counts alone', async () => {
  const en = await wording('en');
  const endsAt = Date.UTC(2026, 10, 22, 12);
  const sentence = failureSentence({ code: 'NOTICE_NOT_OVER', params: { proposalId: 'x', endsAt } }, en);
  expect(sentence).not.toContain(String(endsAt));
  expect(sentence).toContain('2026');
  expect(
    failureSentence({ code: 'BALLOT_NOT_APPROVED', params: { memberId: 'm', approvals: 1, needed: 2 } }, en),
  ).toBe('m has 1 of the 2 approvals its own rule needs.');
});

it('words the values of tables that a refusal carries, and leaves any other as it is', async () => {
  const en = await wording('en');
  const barred = { personId: 'aurora-bank.li-na', status: 'frozen' };
  expect(failureSentence({ code: 'PERSON_NOT_ACTIVE', params: barred }, en)).toBe(
    'Li Na is not active (Frozen).',
  );
  const over = { interventionId: 'ab'.repeat(32), how: 'lapsed' };
  expect(failureSentence({ code: 'INTERVENTION_OVER', params: over }, en)).toBe(
    'The intervention abababababab… has ended already (Its time was over).',
  );
  expect(failureSentence({ code: 'RECOVERY_PLAN_MISSING', params: { kind: 'else' } }, en)).toBe(
    'By the charter this needs a plan for recovery: else.',
  );
});
