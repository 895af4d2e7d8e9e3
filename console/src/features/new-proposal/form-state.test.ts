import { wordsOf } from '../../i18n/testing/words-of.js';
import { PLAIN_NAMES } from '../../wording/names.js';
import { actionOf, type FormState, suggestedTitle } from './form-state.js';

const FORM: FormState = {
  kind: 'role.grant',
  applicationId: '',
  personId: 'aurora-bank.li-na',
  roleId: 'approver',
  text: '',
  title: '',
  description: '',
  trackId: '',
  documents: [],
};

it('makes the action that the form describes', () => {
  expect(actionOf(FORM, [])).toEqual({
    kind: 'role.grant',
    payload: { personId: 'aurora-bank.li-na', roleId: 'approver' },
  });
  expect(actionOf({ ...FORM, kind: 'resolution.record', text: '  So be it. ' }, [])).toEqual({
    kind: 'resolution.record',
    payload: { text: 'So be it.' },
  });
});

it('makes none while something is missing', () => {
  expect(actionOf({ ...FORM, roleId: '' }, [])).toBeUndefined();
  expect(actionOf({ ...FORM, kind: 'resolution.record', text: ' \n' }, [])).toBeUndefined();
  expect(actionOf({ ...FORM, kind: 'member.admit', applicationId: 'gone' }, [])).toBeUndefined();
});

it('suggests a title in the reader’s language', async () => {
  const action = actionOf({ ...FORM, kind: 'role.revoke' }, []);
  if (action === undefined) throw new Error('the form is complete');
  const local = ({ zh }: { zh: string }) => zh;
  const t = await wordsOf('zh-CN');
  const names = { ...PLAIN_NAMES, person: () => '李娜', role: () => '核准人' };
  expect(suggestedTitle(action, { t, names, local })).toBe('撤销李娜的“核准人”');
});

it('suggests the first line of a resolution', async () => {
  const t = await wordsOf('en');
  const action = actionOf({ ...FORM, kind: 'resolution.record', text: 'First line\nSecond' }, []);
  if (action === undefined) throw new Error('the form is complete');
  expect(suggestedTitle(action, { t, names: PLAIN_NAMES, local: ({ en }) => en })).toBe('First line');
});
