import { obstaclesTo } from '../governance/amendment/reachability.js';
import type { Charter, Track } from '../governance/charter.js';
import { charterSchema } from '../governance/charter.js';
import type { Action } from '../governance/records/actions.js';
import { MAJORITY, ORDINARY_TRACK, SAMPLE_CHARTER } from '../testing/sample-charter.js';
import { accepted } from '../testing/sample-consortium.js';
import { MINUTE, useConsortium } from '../testing/proposal-steps.js';
import { without } from '../testing/without.js';

/** A charter whose constitutional part only its own track can touch. */
const CONSTITUTION: Track = {
  ...ORDINARY_TRACK,
  title: { en: 'Constitution', zh: '根本事项' },
  threshold: { ...MAJORITY, comparator: 'gte', numerator: 3, denominator: 4 },
};
const charter: Charter = {
  ...SAMPLE_CHARTER,
  cooling: 'P1D',
  tracks: { ...SAMPLE_CHARTER.tracks, constitution: CONSTITUTION },
  actions: { ...SAMPLE_CHARTER.actions, 'charter.amend': ['ordinary', 'constitution'] },
  entrenchment: [{ path: 'tracks.constitution', tracks: ['constitution'] }],
};
const consortium = useConsortium(charter);

function amend(next: Charter, base = 1): Action {
  return { kind: 'charter.amend', payload: { base, charter: next } };
}

async function outcome(next: Charter, trackId = 'ordinary', base = 1): Promise<unknown> {
  const input = { title: 'x', description: '', actions: [amend(next, base)], trackId };
  const answer = await consortium.current.send('bank.rep', 'Proposals:draft', input);
  return answer.ok ? 'accepted' : answer.refusal;
}

const withTrack = (id: string, track: Partial<Track>): Charter => ({
  ...charter,
  tracks: { ...charter.tracks, [id]: { ...(charter.tracks[id] ?? ORDINARY_TRACK), ...track } },
});

test('adopts the next version, beside the one before, and governs from then on', async () => {
  const { current } = consortium;
  const next: Charter = { ...charter, openProposalsPerMember: 2, title: { en: 'New', zh: '新章程' } };
  const pinned = await current.voting();
  const proposalId = await current.due([amend(next)]);
  accepted(await current.send('bank', 'Execution:execute', { proposalId }));
  const versions = current.ledger.records('charter');
  expect(versions.map(({ version, charter: { title } }) => [version, title.en])).toEqual([
    [1, 'Charter'],
    [2, 'New'],
  ]);
  expect(current.ledger.records('consortium')).toMatchObject([{ charterVersion: 2 }]);
  expect(versions[1]?.hash).not.toBe(versions[0]?.hash);
  expect(charterSchema.parse(versions[1]?.charter)).toEqual(next);
  // What was submitted before still goes by version 1, what is drafted now by version 2.
  current.ledger.now += 60 * MINUTE;
  accepted(await current.send('bank', 'Proposals:close', { proposalId: pinned }));
  await current.draft();
  await current.draft();
  const third = {
    title: 'x',
    description: '',
    actions: [{ kind: 'resolution.record', payload: { text: 'x' } }],
  };
  expect(await current.outcome('bank.rep', 'Proposals:draft', third)).toBe('PROPOSALS_TOO_MANY');
});

test('is made from the version in force; what another amendment has overtaken is superseded', async () => {
  const { current } = consortium;
  const [first, second] = [3, 4].map((cap) => amend({ ...charter, openProposalsPerMember: cap + 1 }));
  if (first === undefined || second === undefined) throw new Error('two amendments');
  const overtaken = await current.submitted([second]);
  await current.enact([first]);
  expect(await outcome({ ...charter, openProposalsPerMember: 9 })).toMatchObject({
    code: 'CHARTER_MOVED_ON',
    params: { base: 1, inForce: 2 },
  });
  expect(await current.outcome('bank', 'Proposals:supersede', { proposalId: overtaken })).toBe('accepted');
  expect(current.phase(overtaken)).toMatchObject({ state: 'superseded', supersededBy: 'CHARTER_MOVED_ON' });
});

test('that changes nothing is none', async () => {
  expect(await outcome(charter)).toMatchObject({ code: 'CHARTER_UNCHANGED' });
});

test('follows another only after the time that the charter asks for', async () => {
  const { current } = consortium;
  const next = { ...charter, openProposalsPerMember: 5 };
  await current.enact([amend(next)]);
  const further = { ...next, openProposalsPerMember: 6 };
  expect(await outcome(further, 'ordinary', 2)).toMatchObject({ code: 'AMENDED_TOO_SOON' });
  current.ledger.now += 24 * 60 * MINUTE;
  expect(await outcome(further, 'ordinary', 2)).toBe('accepted');
});

describe('an entrenched part', () => {
  test('is touched only by its own track', async () => {
    const next = withTrack('constitution', { notice: 'P1D' });
    expect(await outcome(next)).toMatchObject({
      code: 'PART_ENTRENCHED',
      params: { path: 'tracks.constitution', tracks: 'constitution' },
    });
    expect(await outcome(next, 'constitution')).toBe('accepted');
  });

  test('is not touched in passing either, among other changes', async () => {
    const next = { ...withTrack('constitution', { notice: 'P1D' }), openProposalsPerMember: 7 };
    expect(await outcome(next)).toMatchObject({ code: 'PART_ENTRENCHED' });
  });

  test('cannot be freed by another track, nor opened to one', async () => {
    expect(await outcome(without(charter, 'entrenchment'))).toMatchObject({ code: 'PART_ENTRENCHED' });
    const opened = { path: 'tracks.constitution', tracks: ['constitution', 'ordinary'] };
    expect(await outcome({ ...charter, entrenchment: [opened] })).toMatchObject({ code: 'PART_ENTRENCHED' });
    const more = [...(charter.entrenchment ?? []), { path: 'roles', tracks: ['constitution'] }];
    expect(await outcome({ ...charter, entrenchment: more })).toBe('accepted');
  });
});

/** A hearing by more people than there are. */
function muteHearing(silence: 'consents' | 'refuses') {
  const by = { body: 'assembly', people: 40, institutions: 1 };
  return { by, asks: 'hear', within: 'P30D', silence } as const;
}

test('a body that can never be heard is no obstacle where its silence consents, since no decision expires before its time is over', () => {
  const brief = {
    ...withTrack('careful', { reviews: [muteHearing('consents')] }),
    actions: { ...charter.actions, 'charter.amend': ['careful'] },
  };
  const { ledger } = consortium.current;
  const [members, people] = [ledger.records('member'), ledger.records('person')];
  const state = { charter: brief, charterVersion: 1, members, people, seats: [] };
  expect(obstaclesTo(state, ledger.now).map(({ code }) => code)).not.toContain('REVIEWERS_TOO_FEW');
});

describe('an amendment that would brick the consortium is refused with the reason', () => {
  const everyone = {
    ...MAJORITY,
    measure: 'heads',
    comparator: 'gte',
    numerator: 1,
    denominator: 1,
  } as const;
  const { representative, ...others } = charter.roles;
  if (representative === undefined) throw new Error('the sample has changed');
  const mute = {
    ...representative,
    permissions: representative.permissions.filter((one) => one !== 'ballot.cast'),
  };
  const voters = { representative: mute, ...others };
  const amendedBy = (tracks: string[]): Charter['actions'] => ({
    ...charter.actions,
    'charter.amend': tracks,
  });

  test.each<[string, Charter, object]>([
    [
      'no track for amendments',
      {
        ...charter,
        actions: {
          ...without(SAMPLE_CHARTER.actions, 'charter.amend'),
          'resolution.record': ['constitution', 'ordinary'],
        },
      },
      { code: 'CHARTER_BRICKS', params: { obstacle: 'AMENDMENT_WITHOUT_TRACK' } },
    ],
    [
      'nobody who could cast a ballot',
      { ...charter, roles: voters },
      { code: 'CHARTER_BRICKS', params: { obstacle: 'NOBODY_VOTES' } },
    ],
    [
      'a condition that names members who are not there',
      {
        ...withTrack('ordinary', { threshold: { consents: ['ghost'], least: 1 } }),
        actions: amendedBy(['ordinary']),
      },
      { code: 'CHARTER_BRICKS' },
    ],
    [
      'more sponsors than there are',
      { ...withTrack('careful', { sponsors: 4 }), actions: amendedBy(['careful']) },
      {
        code: 'CHARTER_BRICKS',
        params: { obstacle: 'NOT_ENOUGH_SPONSORS', path: 'tracks.careful.sponsors' },
      },
    ],
    [
      'an entrenched part out of reach',
      { ...charter, entrenchment: [...(charter.entrenchment ?? []), { path: 'roles', tracks: ['secret'] }] },
      { code: 'CHARTER_BRICKS', params: { obstacle: 'ENTRENCHED_OUT_OF_REACH', path: 'entrenchment.1' } },
    ],
    [
      'guardians that cannot come together',
      {
        ...withTrack('urgent', {
          urgent: {
            guardians: { body: 'assembly', people: 40, institutions: 1 },
            standard: 'ordinary',
            ratification: 'PT1H',
          },
        }),
        actions: amendedBy(['urgent']),
      },
      // An amendment cannot be undone, so the schema's check speaks first.
      { code: 'CHARTER_UNSOUND', params: { finding: 'URGENT_NOT_REVERSIBLE' } },
    ],
    [
      'a reviewer that can never approve, and whose silence refuses',
      {
        ...withTrack('careful', {
          reviews: [
            {
              by: { body: 'assembly', people: 40, institutions: 1 },
              asks: 'approve',
              within: 'PT1H',
              silence: 'refuses',
            },
          ],
        }),
        actions: amendedBy(['careful']),
      },
      { code: 'CHARTER_BRICKS', params: { obstacle: 'REVIEWERS_TOO_FEW' } },
    ],
    [
      'a body that can never be heard, and whose silence refuses',
      {
        ...withTrack('careful', { reviews: [muteHearing('refuses')] }),
        actions: amendedBy(['careful']),
      },
      { code: 'CHARTER_BRICKS', params: { obstacle: 'REVIEWERS_TOO_FEW', path: 'tracks.careful.reviews.0' } },
    ],
    [
      'a rule that nothing meets',
      withTrack('ordinary', { threshold: { ...MAJORITY, numerator: 1, denominator: 1 } }),
      { code: 'CHARTER_UNSOUND', params: { finding: 'FRACTION_ABOVE_ONE' } },
    ],
  ])('%s', async (_what, next, refusal) => {
    expect(await outcome(next, 'constitution')).toMatchObject(refusal);
  });

  test('unanimity is no brick: everybody can still say yes', async () => {
    const next = {
      ...withTrack('ordinary', { threshold: everyone }),
      actions: amendedBy(['ordinary', 'constitution']),
    };
    expect(await outcome(next)).toBe('accepted');
  });

  test('a role that somebody holds does not go away', async () => {
    expect(await outcome({ ...charter, roles: without(charter.roles, 'guardian') })).toMatchObject({
      code: 'ROLE_NOT_FOUND',
      params: { roleId: 'guardian' },
    });
  });
});

test('is checked again at execution, on the consortium as it is then', async () => {
  const { current } = consortium;
  const next = { ...charter, openProposalsPerMember: 7 };
  const proposalId = await current.due([amend(next)]);
  await current.enact([amend({ ...charter, openProposalsPerMember: 8 })]);
  expect(await current.outcome('bank', 'Execution:execute', { proposalId })).toBe('CHARTER_MOVED_ON');
});
