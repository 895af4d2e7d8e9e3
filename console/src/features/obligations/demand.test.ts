import { demandOf } from './demand.js';

const ENTERED = {
  member: 'aurora-bank',
  name: 'outage',
  text: ' Report the outage. ',
  shows: '',
  grounds: 'It was not reported.',
  days: '14',
};

it('makes a demand that is due so many days from now on', () => {
  expect(demandOf(ENTERED)).toEqual({
    memberId: 'aurora-bank',
    id: 'outage',
    text: 'Report the outage.',
    reason: 'It was not reported.',
    due: { after: 'P14D' },
  });
  expect(demandOf({ ...ENTERED, shows: ' Since when. ' })).toMatchObject({ shows: 'Since when.' });
});

it.each([
  { member: '' },
  { name: 'Not a name' },
  { text: ' ' },
  { grounds: '' },
  { days: '' },
  { days: '0' },
])('makes none while something is missing: %j', (part) => {
  expect(demandOf({ ...ENTERED, ...part })).toBeUndefined();
});
