import { parseActions } from '@fabric-governance/chaincode/governance/actions/catalogue';
import { SAMPLE_CHARTER } from '@fabric-governance/chaincode/testing/sample-charter';
import { wordsOf } from '../../../i18n/testing/words-of.js';
import { PLAIN_NAMES } from '../../../wording/names.js';
import type { Values } from './kind-form.js';
import { type FormKind, KIND_FORMS } from './kind-forms.js';

const actionOf = (kind: FormKind, values: Values) =>
  KIND_FORMS[kind].action({
    values,
    documents: [],
    applications: [],
    charter: SAMPLE_CHARTER,
    charterVersion: 1,
  });

const ABOUT = { person: 'bank.rep', grounds: ' Gone. ' };
const GIVEN = { personId: 'bank.rep', reason: 'Gone.' };
const KEY = 'ab'.repeat(32);
const NEW_PERSON = {
  member: 'bank',
  shortName: 'eve',
  nameEn: ' Eve ',
  nameZh: '伊娃',
  roles: 'approver delegate',
};

const WHOLE: readonly (readonly [FormKind, Values, object])[] = [
  ['person.freeze', ABOUT, GIVEN],
  ['person.freeze', { ...ABOUT, days: '30' }, { ...GIVEN, lasts: 'P30D' }],
  ['person.unfreeze', ABOUT, GIVEN],
  ['person.close', ABOUT, GIVEN],
  ['person.reset-key', { ...ABOUT, fingerprint: KEY }, { ...GIVEN, fingerprint: KEY }],
  ['person.renew', { person: 'bank.rep' }, { personId: 'bank.rep' }],
  [
    'person.register',
    NEW_PERSON,
    { personId: 'bank.eve', name: { en: 'Eve', zh: '伊娃' }, roles: ['approver', 'delegate'] },
  ],
];

it.each(WHOLE)('makes what the ledger takes of an account: %s', (kind, values, payload) => {
  const action = actionOf(kind, values);
  if (action === undefined) throw new Error('all is entered');
  expect(action).toEqual({ kind, payload });
  expect(parseActions([action])).toMatchObject({ ok: true });
});

it.each<readonly [FormKind, Values]>([
  ['person.freeze', { ...ABOUT, grounds: ' ' }],
  ['person.close', { ...ABOUT, person: '' }],
  ['person.renew', {}],
  ['person.reset-key', ABOUT],
  ['person.reset-key', { ...ABOUT, fingerprint: 'ab' }],
  ['person.register', { ...NEW_PERSON, shortName: 'Eve' }],
  ['person.register', { ...NEW_PERSON, member: '' }],
  ['person.register', { ...NEW_PERSON, nameEn: ' ' }],
  ['person.register', { ...NEW_PERSON, nameZh: '' }],
])('makes none while something is missing or wrong: %s %j', (kind, values) => {
  expect(actionOf(kind, values)).toBeUndefined();
});

it('suggests the kind and the person as a title', async () => {
  const t = await wordsOf('en');
  const action = actionOf('person.close', ABOUT);
  if (action === undefined) throw new Error('all is entered');
  const wording = {
    t,
    names: { ...PLAIN_NAMES, person: () => 'Rep' },
    local: ({ en }: { en: string }) => en,
  };
  expect(KIND_FORMS['person.close'].title(action, wording)).toBe(`${t('actionKinds.person.close')}: Rep`);
  expect(KIND_FORMS['person.freeze'].title(action, wording)).toBe('');
});
