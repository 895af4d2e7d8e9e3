import { CAREFUL_TRACK, MAJORITY, ORDINARY_TRACK, SAMPLE_CHARTER } from '../../testing/sample-charter.js';
import { sampleState } from '../../testing/sample-state.js';
import type { Charter, Track } from '../charter.js';
import type { MemberRecord, PersonRecord } from '../records/members.js';
import type { GovernanceState } from '../state.js';
import { obstaclesAtFounding, obstaclesTo, trackObstacles } from './reachability.js';

const NOW = 1_000_000;
const title = { en: 'x', zh: '甲' };

function charterWith(track: Partial<Track>, more: Partial<Charter> = {}): Charter {
  return {
    ...SAMPLE_CHARTER,
    tracks: { ...SAMPLE_CHARTER.tracks, ordinary: { ...ORDINARY_TRACK, ...track } },
    actions: { ...SAMPLE_CHARTER.actions, 'charter.amend': ['ordinary'] },
    ...more,
  };
}

interface Standing {
  readonly members?: (one: MemberRecord) => Partial<MemberRecord>;
  readonly people?: (one: PersonRecord) => Partial<PersonRecord>;
}

function stateWith(charter: Charter, { members, people }: Standing = {}): GovernanceState {
  const state = sampleState();
  return {
    ...state,
    charter,
    members: state.members.map((one) => ({ ...one, ...members?.(one) })),
    people: state.people.map((one) => ({ ...one, ...people?.(one) })),
  };
}

const obstacles = (track: Partial<Track>, standing: Standing = {}): string[] =>
  trackObstacles('ordinary', stateWith(charterWith(track), standing), NOW).map(
    ({ code, path }) => `${code} ${path}`,
  );

/** What each person who represents a member does instead. */
const representing = (roles: (memberId: string) => readonly string[]): Standing => ({
  people: ({ id, memberId }) => (id.endsWith('.rep') ? { roles: [...roles(memberId)] } : {}),
});
const EVERYBODY = { ...MAJORITY, measure: 'heads', comparator: 'gte', numerator: 1, denominator: 1 } as const;
const by = (people: number, institutions = 1) => ({ body: 'assembly', people, institutions });
const review = (more: Partial<NonNullable<Track['reviews']>[number]>): Partial<Track> => ({
  reviews: [{ by: by(40), asks: 'approve', within: 'PT1H', silence: 'refuses', ...more }],
});
const urgent = (people: number, institutions: number): Partial<Track> => ({
  urgent: { guardians: by(people, institutions), standard: 'membership', ratification: 'PT1H' },
});

test.each<[string, Partial<Track>, string[], Standing?]>([
  ['everybody as founded', {}, []],
  ['nobody who may propose', {}, ['NOBODY_PROPOSES roles'], representing(() => ['only-ballot-cast'])],
  [
    'only people of a suspended member who may propose',
    {},
    ['NOBODY_PROPOSES roles'],
    {
      members: ({ id }) => (id === 'bank' ? { status: 'suspended' } : {}),
      people: ({ memberId, roles }) =>
        memberId === 'bank'
          ? {}
          : { roles: roles.map((one) => (one === 'representative' ? 'only-ballot-cast' : one)) },
    },
  ],
  [
    'only a frozen person who may propose',
    {},
    ['NOBODY_PROPOSES roles'],
    {
      people: ({ id, roles }) =>
        id === 'bank.rep'
          ? { status: 'frozen' }
          : { roles: roles.map((one) => (one === 'representative' ? 'only-ballot-cast' : one)) },
    },
  ],
  ['as many sponsors as there are others', { sponsors: 3 }, []],
  ['a sponsor more than there are others', { sponsors: 4 }, ['NOT_ENOUGH_SPONSORS tracks.ordinary.sponsors']],
  [
    'as many sponsors as there are beside the one who may propose',
    { sponsors: 3 },
    [],
    representing((id) =>
      id === 'bank' ? ['only-proposal-propose'] : ['only-proposal-sponsor', 'only-ballot-cast'],
    ),
  ],
  [
    'a sponsor from everybody else, where one proposes that sponsors nothing',
    { sponsors: 4 },
    [],
    {
      people: ({ memberId }) => (memberId === 'regulator' ? { roles: ['only-proposal-propose'] } : {}),
    },
  ],
  ['nobody who votes', {}, ['NOBODY_VOTES tracks.ordinary'], { members: () => ({ votes: false }) }],
  [
    'nobody with enough approvers',
    {},
    ['NOBODY_VOTES tracks.ordinary'],
    { members: () => ({ decisionRule: { approvals: 9, makerIsNotChecker: true } }) },
  ],
  [
    'approvers who are frozen',
    {},
    ['NOBODY_VOTES tracks.ordinary'],
    { people: ({ roles }) => (roles.includes('approver') ? { status: 'frozen' } : {}) },
  ],
  [
    'everybody’s yes asked for, of whom one cannot vote',
    { threshold: EVERYBODY },
    ['NEVER_PASSES tracks.ordinary'],
    { people: ({ memberId }) => (memberId === 'insurer' ? { status: 'closed' } : {}) },
  ],
  [
    'everybody’s yes asked for, of whom one has too few approvers',
    { threshold: EVERYBODY },
    ['NEVER_PASSES tracks.ordinary'],
    {
      members: ({ id }) =>
        id === 'insurer' ? { decisionRule: { approvals: 9, makerIsNotChecker: true } } : {},
    },
  ],
  ['everybody’s yes asked for', { threshold: EVERYBODY }, []],
  ['as many guardians as there are', urgent(5, 5), []],
  ['more guardians than there are', urgent(6, 5), ['GUARDIANS_TOO_FEW tracks.ordinary.urgent.guardians']],
  [
    'guardians from more members than there are',
    urgent(5, 6),
    ['GUARDIANS_TOO_FEW tracks.ordinary.urgent.guardians'],
  ],
  [
    'guardians that are frozen',
    urgent(5, 5),
    ['GUARDIANS_TOO_FEW tracks.ordinary.urgent.guardians'],
    { people: ({ id }) => (id === 'bank.gil' ? { status: 'frozen' } : {}) },
  ],
  ['a mute approval whose silence refuses', review({}), ['REVIEWERS_TOO_FEW tracks.ordinary.reviews.0']],
  ['a mute approval whose silence consents', review({ silence: 'consents' }), []],
  [
    'a mute hearing whose silence refuses',
    review({ asks: 'hear' }),
    ['REVIEWERS_TOO_FEW tracks.ordinary.reviews.0'],
  ],
  ['a mute hearing whose silence consents', review({ asks: 'hear', silence: 'consents' }), []],
  ['a veto of which nobody is capable', review({ asks: 'veto' }), []],
  ['an approval by as many as there are', review({ by: by(5, 5) }), []],
])('%s', (...[, track, found, standing]) => {
  expect(obstacles(track, standing)).toEqual(found);
});

describe('amending the charter', () => {
  const never = { ...ORDINARY_TRACK, sponsors: 9 };
  const codes = (charter: Charter, of = obstaclesTo): string[] =>
    of(stateWith(charter), NOW).map(({ code, path }) => `${code} ${path}`);
  const amendedBy = (...tracks: string[]) => ({ ...SAMPLE_CHARTER.actions, 'charter.amend': tracks });

  test('is within reach where one of its tracks is, and every entrenched part by one of those', () => {
    const charter = charterWith(never, { actions: amendedBy('ordinary', 'membership') });
    expect(codes(charter)).toEqual([]);
    const entrenched = (...tracks: string[]) => ({ ...charter, entrenchment: [{ path: 'roles', tracks }] });
    expect(codes(entrenched('ordinary', 'membership'))).toEqual([]);
    expect(codes(entrenched('ordinary'))).toEqual(['ENTRENCHED_OUT_OF_REACH entrenchment.0']);
    expect(codes(entrenched('ordinary'), obstaclesAtFounding)).toEqual([
      'ENTRENCHED_OUT_OF_REACH entrenchment.0',
    ]);
  });

  test('is out of reach where all its tracks are, or there are none', () => {
    const out = ['NOT_ENOUGH_SPONSORS tracks.ordinary.sponsors'];
    expect(codes(charterWith(never))).toEqual(out);
    expect(codes(charterWith({}, { actions: amendedBy('nowhere') }))).toEqual([
      'AMENDMENT_UNREACHABLE tracks.nowhere',
    ]);
    expect(codes(charterWith({}, { actions: amendedBy() }))).toEqual(['AMENDMENT_WITHOUT_TRACK actions']);
    expect(codes(charterWith(never), obstaclesAtFounding)).toEqual(out);
  });

  test('may be left out of a founding, where something else can be passed by some track', () => {
    const { 'charter.amend': left, ...actions } = SAMPLE_CHARTER.actions;
    expect(left).toBeDefined();
    expect(codes(charterWith(never, { actions }), obstaclesAtFounding)).toEqual([]);
    const tracks = { ordinary: never, careful: { ...CAREFUL_TRACK, sponsors: 9 } };
    expect(codes({ ...SAMPLE_CHARTER, actions, tracks }, obstaclesAtFounding)).toEqual([
      'NOT_ENOUGH_SPONSORS tracks.ordinary.sponsors',
      'NOT_ENOUGH_SPONSORS tracks.careful.sponsors',
    ]);
  });

  test('by a body of seats is no obstacle at founding, when none is filled yet', () => {
    const ofBoard = { electorate: { body: 'board', fixed: 'submission', weight: 'own' } } as const;
    const board = (membership: NonNullable<Charter['bodies']>[string]['membership']): Charter =>
      charterWith(ofBoard, {
        bodies: { ...SAMPLE_CHARTER.bodies, board: { title, purpose: 'decides', membership } },
      });
    const seats = board({ of: 'seats', seats: { user: { title, number: 3, filledBy: 'election' } } });
    expect(codes(seats, obstaclesAtFounding)).toEqual([]);
    expect(codes(seats)).toEqual(['NOBODY_VOTES tracks.ordinary']);
    const nobody = board({ of: 'members', list: ['ghost'] });
    expect(codes(nobody, obstaclesAtFounding)).toEqual(['NOBODY_VOTES tracks.ordinary']);
    expect(codes(charterWith(ofBoard), obstaclesAtFounding)).toEqual(['NOBODY_VOTES tracks.ordinary']);
  });
});
