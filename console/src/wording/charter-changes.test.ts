import { charterArticles } from '@fabric-governance/chaincode/governance/sentences/charter-sentences';
import { SAMPLE_CHARTER } from '@fabric-governance/chaincode/testing/sample-charter';
import { articleChanges } from './charter-changes.js';

const before = charterArticles(SAMPLE_CHARTER);

it('finds nothing between equal charters', () => {
  expect(articleChanges(before, charterArticles(structuredClone(SAMPLE_CHARTER)))).toEqual([]);
});

it('tells the sentences that are dropped and those that are new, in the article that changed', () => {
  const later = { ...SAMPLE_CHARTER, openProposalsPerMember: 9 };
  const [change, ...others] = articleChanges(before, charterArticles(later));
  expect(others).toEqual([]);
  expect(change?.path).toBe('title');
  expect(change?.dropped.map(({ en }) => en).join()).toContain('3');
  expect(change?.added.map(({ en }) => en).join()).toContain('9');
});

it('tells an article that went, and one that came', () => {
  const { urgent, ...tracks } = SAMPLE_CHARTER.tracks;
  expect(urgent).toBeDefined();
  const without = charterArticles({ ...SAMPLE_CHARTER, tracks });
  const gone = articleChanges(before, without).find(({ path }) => path === 'tracks.urgent');
  expect(gone?.added).toEqual([]);
  expect(gone?.dropped.length).toBeGreaterThan(0);
  const came = articleChanges(without, before).find(({ path }) => path === 'tracks.urgent');
  expect(came).toMatchObject({ dropped: [], added: gone?.dropped });
});
