import { SAMPLE_CHARTER } from '@fabric-governance/chaincode/testing/sample-charter';
import { readCharter } from './read-charter.js';

it('reads a charter from its JSON text', () => {
  expect(readCharter(JSON.stringify(SAMPLE_CHARTER))).toMatchObject({ ok: true, charter: SAMPLE_CHARTER });
});

it.each([
  ['text that is no JSON', '{ "title": ', /JSON/u],
  [
    'a parameter out of its bounds',
    JSON.stringify({ ...SAMPLE_CHARTER, openProposalsPerMember: 0 }),
    /openProposalsPerMember/u,
  ],
])('says what is wrong with %s', (_what, text, problem) => {
  const read = readCharter(text);
  expect(read.ok ? '' : read.problem).toMatch(problem);
});
