import { MERIT_CHARTER } from '../../../testing/merit-charter.js';
import { CAREFUL_TRACK, ORDINARY_TRACK, SAMPLE_CHARTER, MAJORITY } from '../../../testing/sample-charter.js';
import type { Permission } from '../../authority/permissions.js';
import { checkCharter } from './charter-checks.js';
import { charterSchema, type Charter, type Track } from '../../charter.js';

function codes(charter: Charter): string[] {
  return checkCharter(charter).map(({ severity, code, path }) => `${severity} ${code} ${path}`);
}

function withTrack(changes: Partial<Track>): Charter {
  return {
    ...SAMPLE_CHARTER,
    tracks: { ...SAMPLE_CHARTER.tracks, ordinary: { ...ORDINARY_TRACK, ...changes } },
  };
}

test('finds nothing in the sample charter, which its schema lets through', () => {
  expect(charterSchema.parse(SAMPLE_CHARTER)).toEqual(SAMPLE_CHARTER);
  expect(checkCharter(SAMPLE_CHARTER)).toEqual([]);
});

test('references must resolve: tracks of actions, kinds of actions, excluded roles', () => {
  const { representative } = SAMPLE_CHARTER.roles;
  if (representative === undefined) throw new Error('the sample has changed');
  expect(
    codes({
      ...SAMPLE_CHARTER,
      actions: { ...SAMPLE_CHARTER.actions, 'role.grant': ['nowhere'], 'war.declare': ['ordinary'] },
      roles: { ...SAMPLE_CHARTER.roles, representative: { ...representative, excludes: ['ghost'] } },
    }),
  ).toEqual([
    'refusal ACTION_UNKNOWN actions.war.declare',
    'refusal TRACK_UNKNOWN actions.role.grant',
    'refusal ROLE_UNKNOWN roles.representative.excludes',
  ]);
});

test('a role cannot exclude itself', () => {
  const { auditor } = SAMPLE_CHARTER.roles;
  if (auditor === undefined) throw new Error('the sample has changed');
  const roles = { ...SAMPLE_CHARTER.roles, auditor: { ...auditor, excludes: ['auditor'] } };
  expect(codes({ ...SAMPLE_CHARTER, roles })).toEqual([
    'refusal ROLE_EXCLUDES_ITSELF roles.auditor.excludes',
  ]);
});

test('a permission that no role gives is refused where governing needs it, else shown', () => {
  const roles = { clerk: { title: { en: 'Clerk', zh: '文员' }, permissions: [], excludes: [] } };
  expect(codes({ ...SAMPLE_CHARTER, roles }).map((line) => line.split(' ')[0])).toEqual([
    'refusal',
    'refusal',
    'refusal',
    'refusal',
    'warning',
    'warning',
    'warning',
    'warning',
    'warning',
    'warning',
    'warning',
  ]);
});

describe('a permission that no role gives', () => {
  const { interventions, regulator, cases, merit, ...rest } = MERIT_CHARTER;
  if (cases === undefined || merit === undefined || regulator === undefined || interventions === undefined)
    throw new Error('the sample has changed');
  const { recusal, delegation } = CAREFUL_TRACK;
  if (recusal === undefined || delegation === undefined) throw new Error('the sample has changed');
  const roles = Object.entries(SAMPLE_CHARTER.roles);
  const by = { body: 'assembly', people: 1, institutions: 1 };
  /** A charter with one track and no other part, in which some may do everything but this. */
  const without = (permission: Permission, part: Partial<Charter>, track: Partial<Track> = {}): string[] => {
    const kept = roles.map(([id, role]) => [
      id,
      { ...role, permissions: role.permissions.filter((one) => one !== permission) },
    ]);
    const bare: Charter = {
      ...rest,
      accounts: { lockWindow: 'P3D' },
      roles: Object.fromEntries(kept) as Charter['roles'],
      tracks: { ordinary: { ...ORDINARY_TRACK, ...track } },
      ...part,
    };
    return checkCharter(bare)
      .filter(({ code }) => code === 'PERMISSION_WITHOUT_ROLE')
      .map(({ severity, problem }) => `${severity}: ${problem}`);
  };

  test.each<[string, Permission, 'refusal' | 'warning' | undefined, Partial<Charter>, Partial<Track>?]>([
    ['to propose', 'proposal.propose', 'refusal', {}],
    ['to cast ballots', 'ballot.cast', 'refusal', {}],
    ['to sponsor, which a track asks for', 'proposal.sponsor', 'refusal', {}, { sponsors: 1 }],
    ['to sponsor, which no track asks for', 'proposal.sponsor', 'warning', {}],
    ['to act for a body, without any that acts', 'body.act', undefined, {}],
    ['to act for a body that intervenes', 'body.act', 'refusal', { interventions }],
    ['to act by a regulator’s powers', 'body.act', 'refusal', { regulator }],
    ['to act for a body that finds in disputes', 'body.act', 'refusal', { cases }],
    ['to act for a body that awards', 'body.act', 'refusal', { merit: { ...merit, penalties: {} } }],
    ['to act for a body that rules on recusals', 'body.act', 'refusal', {}, { recusal }],
    [
      'to act for a body, where nobody rules on recusals',
      'body.act',
      undefined,
      {},
      { recusal: { subject: true, declared: true, leaves: [], leastDisinterested: 0 } },
    ],
    [
      'to act for a body that holds',
      'body.act',
      'refusal',
      {},
      { holds: { by: [by], longest: 'PT1H', total: 'PT1H' } },
    ],
    ['to plead in disputes', 'case.plead', 'refusal', { cases }],
    ['to plead against penalties', 'case.plead', 'refusal', { merit: { ...merit, reasons: {} } }],
    ['to plead, where nobody is accused', 'case.plead', undefined, { merit: { ...merit, penalties: {} } }],
    ['to delegate', 'delegation.give', 'warning', {}, { delegation }],
    ['to delegate, where no track lets anybody', 'delegation.give', undefined, {}],
    [
      'to keep accounts',
      'account.keep',
      'warning',
      { accounts: { lockWindow: 'P3D', keptBy: { people: 1, roles: [] } } },
    ],
    [
      'to grant new keys',
      'account.keep',
      'warning',
      { accounts: { lockWindow: 'P3D', resetBy: { people: 1 } } },
    ],
    ['to keep accounts, which only votes do', 'account.keep', undefined, {}],
  ])('%s', (...[, permission, severity, part, track]) => {
    const found = severity === undefined ? [] : [`${severity}: no role allows ${permission}`];
    expect(without(permission, part, track)).toEqual(found);
  });
});

test.each(['voting', 'delay', 'grace'] as const)('%s is never zero', (name) => {
  expect(codes(withTrack({ [name]: 'PT0S' }))).toEqual([`refusal DURATION_ZERO tracks.ordinary.${name}`]);
});

test('a share above the whole is refused, deep inside a condition too', () => {
  const above = { ...MAJORITY, numerator: 1, denominator: 1 };
  expect(codes(withTrack({ threshold: { any: [MAJORITY, above] } }))).toEqual([
    'refusal FRACTION_ABOVE_ONE tracks.ordinary.threshold.any.1',
  ]);
});

test('a rule that even unanimity does not meet is refused', () => {
  const threshold = { all: [MAJORITY, { ...MAJORITY, count: 'no' as const }] };
  expect(codes(withTrack({ threshold }))).toContain('refusal RULE_NEVER_PASSES tracks.ordinary');
});

test('the trap of half taking part and half of the cast ballots is shown', () => {
  const half = { ...MAJORITY, comparator: 'gte' as const };
  const trap = {
    quorum: { ...half, count: 'taking-part' as const },
    threshold: { ...half, base: 'cast' as const },
  };
  expect(codes(withTrack(trap))).toEqual(['warning RULE_PASSES_ON_A_TIE tracks.ordinary']);
});

test('a rule that silence satisfies, and one that a yes can break, are shown', () => {
  const veto = { ...MAJORITY, count: 'no' as const, comparator: 'lt' as const };
  expect(codes(withTrack({ quorum: veto, threshold: veto }))).toEqual([
    'warning RULE_PASSES_IN_SILENCE tracks.ordinary',
  ]);
  const capped = {
    any: [
      { ...MAJORITY, comparator: 'gte' as const, numerator: 1, denominator: 1 },
      { ...MAJORITY, comparator: 'lt' as const, denominator: 4 },
    ],
  };
  expect(codes(withTrack({ threshold: capped }))).toEqual([
    'warning RULE_PUNISHES_YES tracks.ordinary.threshold',
  ]);
});

test('a rule may ask for any number of members, of weight, or of those who are disinterested', () => {
  const number = { count: 'yes', measure: 'heads', comparator: 'gte' } as const;
  const most = { count: 'no', measure: 'weight', comparator: 'lt', number: 1 } as const;
  for (const track of [
    { threshold: { ...number, number: 12 } },
    { threshold: { all: [{ ...number, measure: 'weight' as const, number: 500_000 }, most] } },
    { quorum: { ...number, count: 'taking-part' as const, number: 9 } },
    {
      recusal: { subject: true, declared: true, leaves: [], leastDisinterested: 7 },
    },
  ]) {
    const refused = checkCharter(withTrack(track)).filter(({ severity }) => severity === 'refusal');
    expect(refused).toEqual([]);
  }
  const never = {
    all: [
      { ...number, number: 12 },
      { ...number, comparator: 'lt' as const, number: 3 },
    ],
  };
  expect(codes(withTrack({ threshold: never }))).toContain('refusal RULE_NEVER_PASSES tracks.ordinary');
});
