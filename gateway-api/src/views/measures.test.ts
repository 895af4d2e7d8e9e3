import type { ProposalId } from '@fabric-governance/chaincode/governance/ids';
import { applyBlock } from '../read-model/apply-block.js';
import { emptyProjection, type Projection } from '../read-model/projection.js';
import { testBlock } from '../testing/test-blocks.js';
import { foundingWrites, memberWrite } from '../testing/test-records.js';
import { newMemory, viewMeasures, viewWhatIf } from './measures.js';

const VOTE = 'a'.repeat(64);
const AMENDMENT = 'b'.repeat(64) as ProposalId;
const FLOOR = {
  count: 'yes',
  measure: 'heads',
  comparator: 'gt',
  numerator: 1,
  denominator: 2,
  base: 'electorate',
};

/** One vote in which aurora (weight 3) said yes, borealis no, and cirrus nothing; and a proposal to count by weight. */
function projected(): Projection {
  const projection = emptyProjection();
  const founding = foundingWrites();
  const [charter] = founding.flatMap(({ kind, record }) =>
    kind === 'charter' ? [(record as { readonly charter: { readonly tracks: object } }).charter] : [],
  );
  const ordinary = (charter?.tracks as Record<string, object> | undefined)?.['ordinary'];
  const byWeight = { ...ordinary, threshold: { ...FLOOR, measure: 'weight' } };
  const draft = { ...charter, tracks: { ordinary: byWeight } };
  const electorate = [
    { memberId: 'aurora', weight: 3 },
    { memberId: 'borealis', weight: 1 },
    { memberId: 'cirrus', weight: 1 },
  ];
  const proposal = {
    id: VOTE,
    title: 'A vote',
    trackId: 'ordinary',
    actions: [{ kind: 'resolution.record', payload: { text: 'x' } }],
    pin: { at: 5, charterVersion: 1, electorate },
  };
  const ballot = (memberId: string, choice: string) => ({
    kind: 'ballot',
    key: [VOTE, memberId],
    record: { proposalId: VOTE, memberId, choice, at: 6 },
  });
  const writes = [
    ...founding,
    memberWrite('aurora', { weight: 3, since: 0 }),
    memberWrite('borealis', { since: 0 }),
    memberWrite('cirrus', { since: 0 }),
    { kind: 'proposal', key: [VOTE], record: proposal },
    { kind: 'phase', key: [VOTE], record: { proposalId: VOTE, state: 'rejected', votingEndsAt: 9 } },
    ballot('aurora', 'yes'),
    ballot('borealis', 'no'),
    { kind: 'decision', key: [VOTE], record: { proposalId: VOTE, outcome: 'rejected', decidedAt: 9 } },
    {
      kind: 'proposal',
      key: [AMENDMENT],
      record: {
        id: AMENDMENT,
        title: 'By weight',
        actions: [{ kind: 'charter.amend', payload: { base: 1, charter: draft } }],
      },
    },
  ];
  applyBlock(projection, testBlock(0n, [{ writes }]), 'governance');
  return projection;
}

test('tells who takes part and how weight and power are spread', () => {
  const { votes, turnout, members, tracks } = viewMeasures(projected(), newMemory());
  expect(votes).toBe(1);
  expect(turnout.map(({ memberId, tookPart, silentSince }) => [memberId, tookPart, silentSince])).toEqual([
    ['aurora', 1, 0],
    ['borealis', 1, 0],
    ['cirrus', 0, 1],
  ]);
  expect(members).toMatchObject({ herfindahl: { numerator: '11', denominator: '25' }, nakamoto: 1 });
  expect(tracks).toMatchObject([
    {
      trackId: 'ordinary',
      smallestWinning: 2,
      members: [{ memberId: 'aurora', shapleyShubik: { numerator: '1', denominator: '3' } }, {}, {}],
    },
  ]);
});

test('shows before the vote what an amendment would have made of past votes, and of everyone’s power', () => {
  const { votes, tracks } = viewWhatIf(projected(), AMENDMENT, newMemory());
  expect(votes).toEqual([
    { proposalId: VOTE, title: 'A vote', before: 'rejected', after: 'approved', changed: true },
  ]);
  expect(tracks[0]?.members[0]).toEqual({
    memberId: 'aurora',
    before: { numerator: '1', denominator: '3' },
    after: { numerator: '1', denominator: '1' },
    change: { numerator: '2', denominator: '3' },
  });
});

test('has no what-if for what amends nothing', () => {
  expect(() => viewWhatIf(projected(), VOTE as ProposalId, newMemory())).toThrow('PROPOSAL_NOT_FOUND');
});
