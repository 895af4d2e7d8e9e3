import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import { SAMPLE_CHARTER } from '@fabric-governance/chaincode/testing/sample-charter';
import { wordsOf } from '../../../i18n/testing/words-of.js';
import { PLAIN_NAMES } from '../../../wording/names.js';
import type { Values } from './kind-form.js';
import { type FormKind, KIND_FORMS, offeredKinds } from './kind-forms.js';

const CHARTER: Charter = SAMPLE_CHARTER;
const GRANT = { person: 'aurora-bank.li-na', role: 'approver' };

const actionOf = (kind: FormKind, values: Values) =>
  KIND_FORMS[kind].action({
    values,
    documents: [],
    applications: [],
    charter: CHARTER,
    charterVersion: 1,
  });

it('makes the action that was entered', () => {
  expect(actionOf('role.grant', GRANT)).toEqual({
    kind: 'role.grant',
    payload: { personId: 'aurora-bank.li-na', roleId: 'approver' },
  });
  expect(actionOf('resolution.record', { text: '  So be it. ' })).toEqual({
    kind: 'resolution.record',
    payload: { text: 'So be it.' },
  });
});

it('makes an obligation that is due at the end of a day, and its waiver', () => {
  const entered = {
    owner: 'lattice',
    duty: ' Deliver it. ',
    name: 'report',
    due: '2027-01-31',
    owedTo: 'aurora-bank',
  };
  expect(actionOf('obligation.set', entered)).toEqual({
    kind: 'obligation.set',
    payload: {
      id: 'report',
      text: 'Deliver it.',
      memberId: 'lattice',
      owedTo: 'aurora-bank',
      due: { at: new Date(2027, 0, 31, 23, 59, 59).getTime() },
    },
  });
  for (const missing of [{ name: 'Not a name' }, { due: '' }, { duty: ' ' }, { owner: '' }]) {
    expect(actionOf('obligation.set', { ...entered, ...missing })).toBeUndefined();
  }
  const waived = { obligation: 'abc/report', owner: 'lattice', reason: 'Moot.' };
  expect(actionOf('obligation.waive', waived)).toEqual({
    kind: 'obligation.waive',
    payload: { proposalId: 'abc', id: 'report', memberId: 'lattice', reason: 'Moot.' },
  });
  expect(actionOf('obligation.waive', { ...waived, reason: '' })).toBeUndefined();
});

it('makes none while something is missing', () => {
  expect(actionOf('role.grant', { ...GRANT, role: '' })).toBeUndefined();
  expect(actionOf('resolution.record', { text: ' \n' })).toBeUndefined();
  expect(actionOf('member.admit', { application: 'gone' })).toBeUndefined();
});

it('suggests a title in the reader’s language', async () => {
  const action = actionOf('role.revoke', GRANT);
  if (action === undefined) throw new Error('all is entered');
  const local = ({ zh }: { zh: string }) => zh;
  const t = await wordsOf('zh-CN');
  const names = { ...PLAIN_NAMES, person: () => '李娜', role: () => '核准人' };
  expect(KIND_FORMS['role.revoke'].title(action, { t, names, local })).toBe('撤销李娜的“核准人”');
});

it('suggests the first line of a resolution', async () => {
  const t = await wordsOf('en');
  const action = actionOf('resolution.record', { text: 'First line\nSecond' });
  if (action === undefined) throw new Error('all is entered');
  const wording = { t, names: PLAIN_NAMES, local: ({ en }: { en: string }) => en };
  expect(KIND_FORMS['resolution.record'].title(action, wording)).toBe('First line');
});

it('offers only what the charter has a track for', () => {
  expect(offeredKinds({ ...CHARTER, actions: { 'resolution.record/budget': ['ordinary'] } })).toEqual([
    'resolution.record',
  ]);
});
