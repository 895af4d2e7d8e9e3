import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConsortium } from '@fabric-governance/consortium/read-consortium';
import { ROOT } from '@fabric-governance/launch/paths';
import { parseRecordedVotes } from './recorded-votes.js';
import { DEFAULT_CHARTER, writeReplayConsortium } from './replay-consortium.js';

const CHARTER = join(ROOT, DEFAULT_CHARTER);
const votesUnder = (...tracks: readonly string[]) =>
  parseRecordedVotes(
    JSON.stringify({
      electorate: 3,
      rules: Object.fromEntries(tracks.map((track) => [track, 'in words'])),
      votes: [{ date: 'd', matter: 'm', yes: 2, no: 0, abstain: 0, absent: 1, recorded: 'passed' }],
    }),
    'votes.json',
  );

describe('the consortium of a replay', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'replay-consortium-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('has one member with one representative for each of the electorate, and decides nothing early', () => {
    const { file, representatives } = writeReplayConsortium(folder, votesUnder('meeting'), CHARTER);
    const consortium = readConsortium(file);
    expect(consortium.institutions.map(({ people }) => people[0]?.id)).toEqual(representatives);
    expect(representatives).toHaveLength(3);
    expect(consortium.institutions.every(({ weight, votes }) => weight === 1 && votes)).toBe(true);
    expect(Object.values(consortium.charter.tracks).map(({ earlyDecision }) => earlyDecision)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('is refused when the charter has no track for a rule', () => {
    expect(() => writeReplayConsortium(folder, votesUnder('lottery'), CHARTER)).toThrow(
      "tracks: no track lottery, which the votes' rules name. Tracks: meeting, electronic, amendment.",
    );
  });

  it('is refused when the charter cannot be read or is none', () => {
    const broken = join(folder, 'charter.yaml');
    expect(() => writeReplayConsortium(folder, votesUnder('meeting'), broken)).toThrow(
      'no charter that can be read',
    );
    writeFileSync(broken, 'schemaVersion: 1\n');
    expect(() => writeReplayConsortium(folder, votesUnder('meeting'), broken)).toThrow(`${broken}: title: `);
  });
});
