import { SAMPLE_CHARTER } from '../../testing/sample-charter.js';
import { sampleState } from '../../testing/sample-state.js';
import type { Charter } from '../charter.js';
import type { JointAct } from '../charter/bodies.js';
import type { MemberId, PersonId } from '../ids.js';
import { actsTogether, needJointAct, type ActingState, type CountedConsent } from './joint-act.js';

const charter: Charter = {
  ...SAMPLE_CHARTER,
  bodies: {
    council: { title: { en: 'Council', zh: '理事会' }, purpose: 'guards', membership: { of: 'members' } },
  },
};
const { members, people } = sampleState();
const state: ActingState = { charter, members, people, seats: [] };
const threeOfTwo: JointAct = { body: 'council', people: 3, institutions: 2 };

function consents(...personIds: readonly string[]): CountedConsent[] {
  return personIds.map((id) => ({
    personId: id as PersonId,
    memberId: (id.split('.')[0] ?? '') as MemberId,
  }));
}

test.each<[string, readonly string[], boolean, JointAct?]>([
  ['enough people of enough institutions', ['bank.gil', 'exchange.gil', 'insurer.gil'], true],
  ['enough institutions, and one person too few', ['bank.gil', 'exchange.gil'], false],
  [
    'enough people, and one institution too few',
    ['bank.gil', 'exchange.gil', 'insurer.gil'],
    false,
    { ...threeOfTwo, institutions: 4 },
  ],
  ['a person that is counted once', ['bank.gil', 'exchange.gil', 'exchange.gil'], false],
  ['somebody without a role to act', ['bank.gil', 'exchange.gil', 'insurer.ann'], false],
  ['somebody who is nobody', ['bank.gil', 'exchange.gil', 'ghost.gil'], false],
])('together act: %s', (_who, personIds, together, act = threeOfTwo) => {
  expect(actsTogether(act, consents(...personIds), state)).toBe(together);
  const refused = needJointAct(act, consents(...personIds), state);
  expect(refused?.refusal.code).toBe(together ? undefined : 'JOINT_ACT_MISSING');
});

test('a word whose role was taken since, in the charter in force, counts no longer', () => {
  const inForce: Charter = {
    ...charter,
    roles: {
      ...charter.roles,
      guardian: { title: { en: 'Guardian', zh: '监护人' }, permissions: [], excludes: [] },
    },
  };
  const all = consents('bank.gil', 'exchange.gil', 'insurer.gil');
  expect(actsTogether(threeOfTwo, all, { ...state, inForce })).toBe(false);
});
