import { parseArgument } from '../../contracts/argument.js';
import type { CaseId } from '../ids.js';
import { findingInput } from './finding-input.js';

test('a finding that others have agreed on can be agreed on in the same words', () => {
  const words = {
    verdict: 'upheld' as const,
    reasons: 'It was late.',
    remedies: ['apology'],
    penalties: ['censure'],
  };
  const terms = { caseId: 'c'.repeat(64) as CaseId, ...words };
  const input = findingInput(terms);
  expect(parseArgument('Cases:agree', JSON.stringify(input))).toEqual({
    ok: true,
    value: { ...terms, obligations: [] },
  });
});
