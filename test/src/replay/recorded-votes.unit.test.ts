import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  expectedOutcome,
  isRecordedVotes,
  parseRecordedVotes,
  RecordedVotesError,
} from './recorded-votes.js';

const vote = {
  date: '2024-01-01',
  matter: 'A matter',
  yes: 2,
  no: 0,
  abstain: 0,
  absent: 1,
  recorded: 'passed',
};
const file = { electorate: 3, rules: { meeting: 'in words', electronic: 'in words' }, votes: [vote] };
const parse = (content: unknown): ReturnType<typeof parseRecordedVotes> =>
  parseRecordedVotes(content, 'votes.json');

describe('a file of recorded votes', () => {
  it('is read as the shared file of a real consortium is written', () => {
    const path = join(__dirname, '../../data/hyperledger-toc-votes.json');
    const votes = parseRecordedVotes(JSON.parse(readFileSync(path, 'utf8')), path);
    expect(votes.electorate).toBe(11);
    expect(Object.keys(votes.rules)).toEqual(['meeting', 'electronic', 'amendment']);
    expect(votes.votes).toHaveLength(4);
  });

  it('is refused when the counts of a vote do not add up to the electorate, naming vote and sum', () => {
    expect(() => parse({ ...file, votes: [vote, { ...vote, absent: 2 }] })).toThrow(
      'votes.json: votes[1] (2024-01-01, A matter): 2 yes + 0 no + 0 abstain + 2 absent = 4, but the electorate is 3.',
    );
  });

  it('is refused with the path of each value that is wrong', () => {
    expect(() => parse({ ...file, electorate: 0, votes: [{ ...vote, recorded: 'maybe' }] })).toThrow(
      RecordedVotesError,
    );
    expect(() => parse({ ...file, votes: [{ ...vote, recorded: 'maybe' }] })).toThrow(
      /votes\.json: votes\.0\.recorded: /u,
    );
  });

  it('is refused when an expectation names a rule that the file does not have', () => {
    expect(() => parse({ ...file, votes: [{ ...vote, under: { lottery: 'passed' } }] })).toThrow(
      'under.lottery: there is no such rule. Rules: meeting, electronic.',
    );
  });

  it('is told apart from a replay file, which says its version', () => {
    expect(isRecordedVotes(file)).toBe(true);
    expect(isRecordedVotes({ ...file, schemaVersion: 2 })).toBe(false);
    expect(isRecordedVotes('votes')).toBe(false);
  });
});

describe('the expected outcome', () => {
  it('is that of the track where the vote names one for it', () => {
    const votes = parse({ ...file, votes: [{ ...vote, under: { meeting: 'no-quorum' } }] });
    const [first] = votes.votes;
    expect(first && expectedOutcome(votes, first, 'meeting')).toBe('no-quorum');
    expect(first && expectedOutcome(votes, first, 'electronic')).toBeNull();
    const other = parse({ ...file, votes: [{ ...vote, under: { electronic: 'rejected' } }] });
    const [second] = other.votes;
    expect(second && expectedOutcome(other, second, 'electronic')).toBe('rejected');
    expect(second && expectedOutcome(other, second, 'meeting')).toBe('passed');
  });

  it('is the recorded one, under the first of the rules, where the vote names none', () => {
    const votes = parse(file);
    const [first] = votes.votes;
    expect(first && expectedOutcome(votes, first, 'meeting')).toBe('passed');
    expect(first && expectedOutcome(votes, first, 'electronic')).toBeNull();
  });
});
