import { fc, runs } from '../../testing/properties.js';
import type { Charter } from '../charter.js';
import type { NodeId } from '../ids.js';
import type { NodeRecord } from '../records/nodes.js';
import type { ReleaseRecord } from '../records/releases.js';
import { checkPlan } from './check-plan.js';
import { RolloutModel, runningNode, type RolloutMove } from '../../testing/rollout-model.js';
import { SAMPLE_CHARTER } from '../../testing/sample-charter.js';
import { VOTER_IDS } from '../../testing/sample-consortium.js';

const RUNS = { numRuns: runs(150) };

interface Case {
  readonly charter: Charter;
  readonly nodes: readonly NodeRecord[];
  /** A wave for each node, by which it is planned. */
  readonly waveOf: readonly number[];
}

const nodesArbitrary = fc
  .tuple(
    fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 4 }),
    fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 4, maxLength: 4 }),
  )
  .map(([peers, orderers]) =>
    VOTER_IDS.flatMap((id, index) => [
      ...Array.from({ length: peers[index] ?? 0 }, (_, number) => runningNode(id, number, 'peer')),
      ...Array.from({ length: orderers[index] ?? 0 }, (_, number) => runningNode(id, 10 + number, 'orderer')),
    ]),
  );

const caseArbitrary: fc.Arbitrary<Case> = fc
  .record({
    nodes: nodesArbitrary,
    waveOf: fc.array(fc.nat(5), { minLength: 20, maxLength: 20 }),
    atOnce: fc.constantFrom(
      { numerator: 1, denominator: 1 },
      { numerator: 1, denominator: 2 },
      { numerator: 1, denominator: 3 },
      { numerator: 1, denominator: 5 },
    ),
    board: fc.subarray([...VOTER_IDS], { minLength: 1 }),
  })
  .map(({ nodes, waveOf, atOnce, board }) => ({
    nodes,
    waveOf,
    charter: {
      ...SAMPLE_CHARTER,
      bodies: {
        board: {
          title: { en: 'Board', zh: '理事会' },
          purpose: 'decides',
          membership: { of: 'members', list: board },
        },
      },
      releases: {
        atOnce,
        acknowledgements: { numerator: 1, denominator: 1 },
        within: { routine: 'P1D', important: 'P1D', critical: 'P1D' },
      },
    },
  }));

function plan({ nodes, waveOf }: Case, kind: 'peer' | 'orderer'): readonly (readonly NodeId[])[] {
  const waves = new Map<number, NodeId[]>();
  nodes.forEach((node, index) => {
    if (node.kind !== kind) return;
    const wave = waveOf[index] ?? 0;
    waves.set(wave, [...(waves.get(wave) ?? []), node.id]);
  });
  return [...waves].sort(([left], [right]) => left - right).map(([, ids]) => ids);
}

/** What must hold at every moment, counted here anew: how many are up, of all, of the orderers, of each circle of institutions. */
function isSafe({ charter, nodes }: Case, down: ReadonlySet<NodeId>): boolean {
  const up = (some: readonly NodeRecord[]): number => some.filter(({ id }) => !down.has(id)).length;
  const orderers = nodes.filter(({ kind }) => kind === 'orderer');
  const isOrdering = orderers.length < 3 || up(orderers) * 2 > orderers.length;
  const groups = [
    orderers,
    ...circlesOf(charter).map((ids) => nodes.filter((one) => ids.includes(one.memberId))),
  ];
  const isNoneGone = groups.every((group) => group.length < 2 || up(group) > 0);
  return isWithinShare(charter, nodes.length, down.size) && isOrdering && isNoneGone;
}

function isWithinShare({ releases }: Charter, total: number, down: number): boolean {
  if (releases === undefined) return false;
  const { numerator, denominator } = releases.atOnce;
  return down === 0 || (down * denominator <= total * numerator && down < total);
}

/** Each institution by itself, and those of the board. */
function circlesOf({ bodies }: Charter): readonly (readonly string[])[] {
  const board = bodies?.['board']?.membership;
  return [...VOTER_IDS.map((id) => [id]), board?.of === 'members' ? (board.list ?? []) : []];
}

const moves = (most: number): fc.Arbitrary<(readonly [RolloutMove, number, number])[]> =>
  fc.array(
    fc.tuple(
      fc.oneof(
        { arbitrary: fc.constant<RolloutMove>('begin'), weight: 40 },
        { arbitrary: fc.constant<RolloutMove>('done'), weight: 20 },
        { arbitrary: fc.constantFrom<RolloutMove>('failed', 'conclude'), weight: 6 },
        { arbitrary: fc.constant<RolloutMove>('roll-back'), weight: 1 },
      ),
      fc.nat(1),
      fc.nat(19),
    ),
    { minLength: most, maxLength: most },
  );

/** A model with an accepted plan for peers, and one for orderers where that is accepted too; null where neither is. */
function modelOf(one: Case): RolloutModel | null {
  const model = new RolloutModel(one.charter, one.nodes);
  for (const kind of ['peer', 'orderer'] as const) {
    const waves = plan(one, kind);
    if (waves.length > 0 && checkPlan({ nodeKind: kind, waves }, model.register) === undefined) {
      model.approve(kind, kind, waves);
    }
  }
  return model.releases.size === 0 ? null : model;
}

/** Takes nodes of one release down and acknowledges them as it comes. */
function begin(
  model: RolloutModel,
  { id, waves }: ReleaseRecord,
  made: readonly (readonly [RolloutMove, number, number])[],
): void {
  const planned = waves.flat();
  for (const [what, , index] of made.filter(([move]) => move === 'begin' || move === 'done')) {
    const nodeId = planned[index % planned.length];
    if (nodeId !== undefined) expect(model.move(what, id, nodeId)).not.toBe('ROLLOUT_TOO_WIDE');
  }
}

/** Takes every node down and acknowledges it; each pass brings at least the next wave through. */
function bringThrough(model: RolloutModel, id: string, planned: readonly NodeId[]): void {
  for (let pass = 0; pass <= planned.length; pass += 1) {
    for (const nodeId of planned) {
      expect(model.move('begin', id, nodeId)).not.toBe('ROLLOUT_TOO_WIDE');
      model.move('done', id, nodeId);
    }
  }
}

const downOf = (model: RolloutModel): ReadonlySet<NodeId> => new Set(model.down.map(({ nodeId }) => nodeId));

test('in whatever order nodes are taken down, acknowledged, rolled back, of however many rollouts: never more are down than allowed', () => {
  let begun = 0;
  fc.assert(
    fc.property(caseArbitrary, moves(120), (one, made) => {
      const model = modelOf(one);
      if (model === null) return;
      const ids = [...model.releases.keys()];
      for (const [what, which, index] of made) {
        const releaseId = ids[which % ids.length];
        const planned = model.releases.get(releaseId ?? '')?.waves.flat() ?? [];
        const nodeId = planned[index % planned.length];
        if (nodeId === undefined || releaseId === undefined) continue;
        const outcome = model.move(what, releaseId, nodeId);
        if (what === 'begin' && outcome === 'accepted') begun += 1;
        expect(isSafe(one, downOf(model))).toBe(true);
        const steps = model.steps.filter(({ state }) => state === 'down' || state === 'reverting');
        expect(new Set(steps.map((step) => step.nodeId))).toEqual(downOf(model));
      }
    }),
    RUNS,
  );
  expect(begun).toBeGreaterThan(runs(500));
});

test('an accepted plan by itself is never held up by the limits, forwards or back, and can be completed, unless a node fails', () => {
  let completed = 0;
  fc.assert(
    fc.property(caseArbitrary, moves(60), fc.boolean(), (one, made, isBack) => {
      const model = modelOf(one);
      const [release] = model?.releases.values() ?? [];
      if (model === null || release === undefined) return;
      model.releases = new Map([[release.id, release]]);
      const planned = release.waves.flat();
      const [first = '' as NodeId] = planned;
      begin(model, release, made);
      if (isBack) expect(model.move('roll-back', release.id, first)).toBe('accepted');
      bringThrough(model, release.id, planned);
      expect(model.move('conclude', release.id, first)).toBe('accepted');
      const versions = model.nodes.filter((node) => planned.includes(node.id));
      expect(new Set(versions.map(({ version }) => version))).toEqual(
        new Set([isBack ? '1' : release.version]),
      );
      completed += 1;
    }),
    RUNS,
  );
  expect(completed).toBeGreaterThan(runs(50));
});
