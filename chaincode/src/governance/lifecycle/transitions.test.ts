import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROPOSAL_STATES } from '../states.js';
import { advance } from './transition.js';
import { isTerminal, nextStates, TERMINAL_STATES, TRANSITIONS, type Transition } from './transitions.js';
import type { PhaseRecord } from '../records/proposals.js';
import type { ProposalId } from '../ids.js';

const rows: readonly (readonly [string, Transition])[] = Object.entries(TRANSITIONS);

test.each(rows)('the row %s has a file, and in it the guard that it names', (name, { guard, file }) => {
  const path = join(__dirname, `${file ?? name}.ts`);
  expect(existsSync(path)).toBe(true);
  expect(readFileSync(path, 'utf8')).toMatch(new RegExp(`^export function ${guard}\\(`, 'mu'));
});

test('every state is reached by some row and left by some row, unless it is terminal', () => {
  const reached = new Set(rows.flatMap(([, { to }]) => to));
  expect(PROPOSAL_STATES.filter((state) => !reached.has(state))).toEqual([]);
  const ends = PROPOSAL_STATES.filter((state) => nextStates(state).length === 0);
  // An urgent decision that was executed awaits its ratification in the same transaction.
  expect([...ends, 'executed'].sort()).toEqual([...TERMINAL_STATES].sort());
  expect(isTerminal('queued')).toBe(false);
});

test('a phase takes no other way than the rows allow', () => {
  const phase: PhaseRecord = { schemaVersion: 1, proposalId: 'p' as ProposalId, state: 'notice', since: 1 };
  expect(advance(phase, { by: 'open-voting', at: 2 })).toEqual({ ...phase, state: 'voting', since: 2 });
  expect(() => advance(phase, { by: 'close', to: 'approved', at: 2 })).toThrow(RangeError);
  const voting = { ...phase, state: 'voting' } as const;
  expect(() => advance(voting, { by: 'close', to: 'queued', at: 2 })).toThrow(RangeError);
});
