import type { FindingDuty } from '@fabric-governance/chaincode/governance/records/cases';
import { nameProblem } from '../../components/obligation-name.js';
import { dutyOf, EMPTY_DUTY, isBegun, takenNames } from './duty.js';

const ENTERED = {
  owner: 'insurer',
  owedTo: 'bank',
  text: ' Deliver the data anew. ',
  name: 'redo',
  shows: ' A receipt. ',
  days: '5',
};

it('makes an obligation of a side that is due so many days after the finding', () => {
  expect(dutyOf(ENTERED, [])).toEqual({
    id: 'redo',
    text: 'Deliver the data anew.',
    memberId: 'insurer',
    owedTo: 'bank',
    due: { after: 'P5D' },
    shows: 'A receipt.',
  });
  expect(dutyOf({ ...ENTERED, owedTo: '', shows: ' ' }, [])).toEqual({
    ...{ id: 'redo', text: 'Deliver the data anew.', memberId: 'insurer', due: { after: 'P5D' } },
  });
});

it('lets nobody owe something to itself, whichever of the two was changed last', () => {
  expect(dutyOf({ ...ENTERED, owedTo: 'insurer' }, [])).not.toHaveProperty('owedTo');
});

it.each([{ owner: '' }, { text: ' ' }, { name: '' }, { name: 'Not a name' }, { days: '' }, { days: '0' }])(
  'makes none while something is missing or wrong: %j',
  (part) => {
    expect(dutyOf({ ...ENTERED, ...part }, [])).toBeUndefined();
  },
);

it('takes no name that an obligation of this finding or of one that was set aside has', () => {
  const duty = dutyOf(ENTERED, []) as FindingDuty;
  const earlier = { setAside: [{ obligations: [{ ...duty, id: 'settled' }] }, {}] } as never;
  const taken = takenNames(earlier, [duty]);
  expect(taken).toEqual(['settled', 'redo']);
  expect(dutyOf(ENTERED, taken)).toBeUndefined();
  expect(['settled', 'Bad name', '', 'anew'].map((name) => nameProblem(name, taken))).toEqual([
    ...['taken', 'wrong', undefined, undefined],
  ]);
});

it('knows whether something has been entered that would be lost', () => {
  expect(isBegun(EMPTY_DUTY)).toBe(false);
  expect(isBegun({ ...EMPTY_DUTY, text: 'Deliver' })).toBe(true);
});
