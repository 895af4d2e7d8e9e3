import { asksBefore } from './signing-preference.js';

it('asks, unless told otherwise, before what binds the institution', () => {
  expect(asksBefore('Ballots:cast', 'decisions')).toBe(true);
  expect(asksBefore('Proposals:submit', 'decisions')).toBe(true);
  expect(asksBefore('Interventions:join', 'decisions')).toBe(true);
  expect(asksBefore('Deliberation:giveOpinion', 'decisions')).toBe(false);
});

it('asks before everything, or never, when told so', () => {
  expect(asksBefore('Deliberation:giveOpinion', 'every')).toBe(true);
  expect(asksBefore('Ballots:cast', 'never')).toBe(false);
});
