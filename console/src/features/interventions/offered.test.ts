import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import type { InterventionView } from '@fabric-governance/gateway-api/contract/interventions';
import { SAMPLE_CHARTER } from '@fabric-governance/chaincode/testing/sample-charter';
import { doersOf, offeredActs, orderableKinds, powerKinds, standingOf } from './offered.js';

const by = { body: 'guardians', people: 2, institutions: 2 };
const CHARTER: Charter = {
  ...SAMPLE_CHARTER,
  interventions: {
    'freeze-person': { by, recoveryPlan: false },
    'pause-system': { by, recoveryPlan: true },
    'terminate-system': { by, recoveryPlan: true, review: { track: 'grave', within: 'P1D' } },
  },
};
const word = (personId: string) => ({ personId, memberId: personId.split('.')[0], at: 0 });
const intervention = (changes: Readonly<Record<string, unknown>> = {}) =>
  ({
    schemaVersion: 1,
    id: 'a'.repeat(64),
    kind: 'freeze-person',
    personId: 'c.eve',
    reason: 'Lost.',
    at: 0,
    wantedBy: [word('a.ada')],
    liftedBy: [],
    reviews: [],
    ...changes,
    // Made by hand here; elsewhere it comes from the gateway.
  }) as unknown as InterventionView;
const acts = (changes: Readonly<Record<string, unknown>>, personId = 'b.bob', now = 50) =>
  offeredActs(intervention(changes), { personId, charter: CHARTER, now });

it('lets others join an order, and whoever ordered it withdraw it', () => {
  expect([acts({}), acts({}, 'a.ada')]).toEqual([['join'], ['withdraw']]);
});

it('lets one in force be lifted until it is over, and then have that recorded', () => {
  const until = { imposedAt: 0, until: 100 };
  expect([acts(until), acts(until, 'b.bob', 100)]).toEqual([['lift'], ['lapse']]);
  expect(standingOf(intervention({ ...until, ended: { how: 'lifted', at: 9 } }), 100)).toBe('ended');
});

it('leaves to a vote what a vote has done', () => {
  expect(acts({ imposedAt: 0, wantedBy: [] })).toEqual([]);
  const review = { trackId: 'grave', by: 100, confirmedIn: 'd'.repeat(64) };
  expect(acts({ imposedAt: 0, kind: 'terminate-system', review })).toEqual([]);
});

it('ends one that its review has rejected, before its time', () => {
  const review = { trackId: 'grave', by: 100 };
  const reviews = [{ proposalId: 'd'.repeat(64), title: 'Review', state: 'rejected' }];
  expect(acts({ imposedAt: 0, kind: 'terminate-system', review, reviews })).toEqual(['lapse', 'lift']);
});

it('offers people of bodies only what the charter gives them, and no stop of the system without a review', () => {
  expect(orderableKinds(CHARTER)).toEqual(['freeze-person', 'terminate-system']);
  expect(orderableKinds({ ...SAMPLE_CHARTER, interventions: {} })).toEqual([]);
});

it('counts the people of a regulator for what is done by its power, and those of the body for all else', () => {
  const regulator = { powers: { 'freeze-person': { longest: 'P7D', people: 2 } } } as const;
  const charter: Charter = { ...CHARTER, regulator };
  expect(powerKinds(charter)).toEqual(['freeze-person']);
  const memberId = 'authority' as MemberId;
  expect(doersOf({ kind: 'freeze-person', power: { memberId } }, charter)).toEqual({
    people: 2,
    institutions: 1,
    of: { regulator: memberId },
  });
  expect(doersOf({ kind: 'freeze-person' }, charter)?.of).toEqual({ body: 'guardians' });
  expect(doersOf({ kind: 'suspend-node' }, charter)).toBeUndefined();
});
