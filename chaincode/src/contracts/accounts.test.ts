import type { Charter } from '../governance/charter.js';
import type { PersonId } from '../governance/ids.js';
import type { Action } from '../governance/records/actions.js';
import { SAMPLE_CHARTER } from '../testing/sample-charter.js';
import type { TransactionInput } from './transactions.js';
import { accepted } from '../testing/sample-consortium.js';
import { grant, MINUTE, SALT, useConsortium } from '../testing/proposal-steps.js';

const DAY = 24 * 60 * MINUTE;
const charter: Charter = {
  ...SAMPLE_CHARTER,
  accounts: { lockWindow: 'P3D', keptBy: { people: 2, roles: ['approver'] }, longestValidity: 'P30D' },
};
const consortium = useConsortium(charter);
type AccountChange = TransactionInput<'People:requestChange'>['change'];

const person = (id: string) => consortium.current.ledger.record('person', [id]);
const asks = async (who: string, change: AccountChange) =>
  consortium.current.send(who, 'People:requestChange', { change });
const refused = async (who: string, change: AccountChange) =>
  consortium.current.outcome(who, 'People:requestChange', { change });
const agrees = async (who: string, requestId: string) =>
  consortium.current.outcome(who, 'People:agreeToChange', { requestId });

/** Asked for by the representative and agreed to by the guardian. */
async function done(change: AccountChange, member = 'bank'): Promise<void> {
  const requestId = String(accepted(await asks(`${member}.rep`, change))['requestId']);
  expect(await agrees(`${member}.gil`, requestId)).toBe('accepted');
}

function about(kind: 'lock' | 'unlock' | 'close', personId: string): AccountChange {
  return { kind, personId, reason: 'Because.' };
}

function newcomer(roles: string[] = ['approver'], id = 'bank.new'): AccountChange {
  return { kind: 'register', personId: id, name: { en: 'New', zh: '新' }, roles };
}

function byVote(
  kind: 'person.freeze' | 'person.unfreeze' | 'person.close',
  id: string,
  lasts?: string,
): Action {
  const payload = { personId: id as PersonId, reason: 'Because.', ...(lasts === undefined ? {} : { lasts }) };
  return { kind, payload };
}

describe('an institution keeps its own accounts', () => {
  test('one asks and another agrees; nothing happens before, and the maker is no checker', async () => {
    const requestId = String(accepted(await asks('bank.rep', newcomer()))['requestId']);
    expect(person('bank.new')).toBeUndefined();
    expect(await agrees('bank.rep', requestId)).toBe('MAKER_IS_CHECKER');
    expect(await agrees('exchange.gil', requestId)).toBe('REQUEST_NOT_FOUND');
    expect(await agrees('bank.gil', requestId)).toBe('accepted');
    expect(person('bank.new')).toMatchObject({ status: 'active', roles: ['approver'] });
    expect(await agrees('bank.gil', requestId)).toBe('REQUEST_DONE');
    const { ledger } = consortium.current;
    const events = ledger.records('audit').filter(({ subject }) => subject.key.includes(requestId));
    expect(events.map(({ event }) => event).sort()).toEqual(['account.agreed', 'account.requested']);
  });

  test('a registered person binds a key and acts', async () => {
    await done(newcomer());
    const { current } = consortium;
    accepted(await current.send('bank.new', 'People:bindCredential', { personId: 'bank.new' }));
    const proposalId = await current.voting();
    expect(await current.approve('bank.new', proposalId, 'yes')).toMatchObject({ ok: true });
  });

  test.each<[string, string, AccountChange, string]>([
    [
      'a role that the institution cannot give',
      'bank.rep',
      newcomer(['representative']),
      'ACCOUNT_ROLE_NEEDS_VOTE',
    ],
    [
      'a person of another institution',
      'bank.rep',
      newcomer(['approver'], 'exchange.new'),
      'PERSON_NOT_YOURS',
    ],
    [
      'the closing of another institution’s account',
      'bank.rep',
      about('close', 'exchange.ann'),
      'PERSON_NOT_YOURS',
    ],
    ['a taken id', 'bank.rep', newcomer(['approver'], 'bank.ann'), 'PERSON_EXISTS'],
    ['somebody without the permission', 'bank.ann', newcomer(), 'PERMISSION_DENIED'],
    ['the closing of the last one who casts', 'bank.gil', about('close', 'bank.rep'), 'ROLE_LAST_HOLDER'],
    ['the unlocking of what is not locked', 'bank.rep', about('unlock', 'bank.ann'), 'PERSON_NOT_BARRED'],
  ])('refuses %s', async (_what, who, change, code) => {
    expect(await refused(who, change)).toBe(code);
  });

  test('a word of somebody who is frozen meanwhile counts no longer', async () => {
    const { current } = consortium;
    const requestId = String(accepted(await asks('bank.rep', newcomer()))['requestId']);
    await current.enact([byVote('person.freeze', 'bank.rep')]);
    accepted(await current.send('bank.gil', 'People:agreeToChange', { requestId }));
    expect(person('bank.new')).toBeUndefined();
  });

  test('locks and unlocks, for as long as it wants', async () => {
    const { current } = consortium;
    await done(about('lock', 'bank.ann'));
    const proposalId = await current.voting();
    expect(await current.approve('bank.ann', proposalId, 'yes')).toMatchObject({
      refusal: { code: 'PERSON_NOT_ACTIVE', params: { status: 'locked' } },
    });
    await done(about('unlock', 'bank.ann'));
    expect(await current.approve('bank.ann', proposalId, 'yes')).toMatchObject({ ok: true });
  });

  test('a closed account stays closed, stands in the public list, and its id is never free again', async () => {
    const { current } = consortium;
    await done(about('close', 'bank.ben'));
    expect(person('bank.ben')).toMatchObject({ status: 'closed', closed: { reason: 'Because.' } });
    const answer = accepted(await current.send('exchange.ann', 'Queries:closedAccounts', {}));
    expect(answer['accounts']).toEqual([
      {
        personId: 'bank.ben',
        memberId: 'bank',
        at: current.ledger.now,
        reason: 'Because.',
        fingerprint: current.identity('bank.ben').fingerprint,
      },
    ]);
    expect(await refused('bank.rep', newcomer(['approver'], 'bank.ben'))).toBe('PERSON_EXISTS');
    expect(await refused('bank.rep', about('lock', 'bank.ben'))).toBe('PERSON_CLOSED');
    expect(
      await current.outcome('bank.rep', 'Proposals:draft', {
        title: 'x',
        description: '',
        actions: [grant('bank.ben', 'auditor')],
      }),
    ).toBe('PERSON_CLOSED');
  });
});

describe('an account that is not renewed', () => {
  const renewal = (id: string): AccountChange => ({ kind: 'renew', personId: id });

  test('expires by itself: its holder can do nothing but take part in a renewal', async () => {
    const { current } = consortium;
    expect(person('bank.rep')?.validUntil).toBe(current.ledger.now + 30 * DAY);
    current.ledger.now += 30 * DAY;
    const draft = { title: 'x', description: '', actions: [grant('bank.ann', 'auditor')] };
    expect(await current.outcome('bank.rep', 'Proposals:draft', draft)).toBe('PERSON_NOT_ACTIVE');
    expect(await refused('bank.rep', about('lock', 'bank.ann'))).toBe('PERSON_NOT_ACTIVE');
    await done(renewal('bank.rep'));
    expect(await current.outcome('bank.rep', 'Proposals:draft', draft)).toBe('accepted');
    expect(person('bank.rep')).toMatchObject({ status: 'active', validUntil: current.ledger.now + 30 * DAY });
  });

  test('an expired person agrees to renewals only', async () => {
    const { current } = consortium;
    await done(renewal('bank.gil'));
    const closing = String(accepted(await asks('bank.gil', about('close', 'bank.ben')))['requestId']);
    const another = String(accepted(await asks('bank.gil', renewal('bank.ben')))['requestId']);
    current.ledger.now += 30 * DAY - 1;
    await done(renewal('bank.gil'));
    current.ledger.now += 1;
    expect(await agrees('bank.rep', closing)).toBe('PERSON_NOT_ACTIVE');
    expect(await agrees('bank.rep', another)).toBe('accepted');
  });
});

describe('after a freeze by vote', () => {
  test('nothing that the person says counts: ballot, draft, opinion, approval, reading, a word in a body', async () => {
    const { current } = consortium;
    await current.enact([byVote('person.freeze', 'bank.rep'), byVote('person.freeze', 'bank.gil')]);
    const running = await current.draft(undefined, 'exchange.rep');
    accepted(await current.send('exchange.rep', 'Proposals:submit', { proposalId: running }));
    await current.open(running);
    accepted(await current.approve('bank.ann', running, 'yes'));
    const approvals = [{ personId: 'bank.ann', salt: SALT }];
    const transient = {
      opinion: { choice: 'yes', text: '', salt: SALT },
      approval: { choice: 'yes', salt: SALT },
    };
    const draft = { title: 'x', description: '', actions: [grant('bank.ann', 'auditor')] };
    const on = { proposalId: running };
    const tried = [
      await current.outcome('bank.rep', 'Ballots:cast', { ...on, choice: 'yes', approvals }),
      await current.outcome('bank.rep', 'Proposals:draft', draft),
      await current.outcome('bank.rep', 'Proposals:sponsor', on),
      await current.outcome('bank.rep', 'Deliberation:giveOpinion', on, { transient }),
      await current.outcome('bank.rep', 'Deliberation:read', on),
      await current.outcome('bank.rep', 'Proposals:close', on),
      await current.outcome('bank.rep', 'Execution:execute', on),
      await current.outcome('bank.gil', 'Delegations:give', { trackId: 'careful', to: 'insurer', until: 1 }),
      await current.outcome('bank.gil', 'Safeguards:consent', {
        ...on,
        act: 'hold',
        bodyId: 'assembly',
        reason: 'x',
      }),
    ];
    expect(new Set(tried)).toEqual(new Set(['PERSON_NOT_ACTIVE']));
  });

  test('an approval given before does not count any longer', async () => {
    const { current } = consortium;
    const proposalId = await current.submitted();
    accepted(await current.approve('bank.ann', proposalId, 'yes'));
    await current.enact([byVote('person.freeze', 'bank.ann')]);
    accepted(await current.send('insurer', 'Proposals:openVoting', { proposalId }));
    const approvals = [{ personId: 'bank.ann', salt: SALT }];
    const ballot = { proposalId, choice: 'yes', approvals } as const;
    expect(await current.outcome('bank.rep', 'Ballots:cast', ballot)).toBe('PERSON_NOT_ACTIVE');
  });

  test('a consent given before does not count any longer', async () => {
    const { current } = consortium;
    const proposalId = await current.submitted(undefined, 'careful');
    const until = current.ledger.now + 600 * MINUTE;
    for (const member of ['bank', 'insurer']) {
      accepted(await current.consent(member, proposalId, 'hold', { until }));
    }
    await current.enact([byVote('person.freeze', 'bank.gil')]);
    expect(await current.outcome('exchange', 'Safeguards:hold', { proposalId })).toBe('JOINT_ACT_MISSING');
    await current.enact([byVote('person.unfreeze', 'bank.gil')]);
    expect(await current.outcome('exchange', 'Safeguards:hold', { proposalId })).toBe('accepted');
  });

  test('it ends by itself when its time is over', async () => {
    const { current } = consortium;
    await current.enact([byVote('person.freeze', 'bank.ann', 'PT1H')]);
    const proposalId = await current.submitted();
    expect(await current.approve('bank.ann', proposalId, 'yes')).toMatchObject({ ok: false });
    current.ledger.now += 60 * MINUTE;
    expect(await current.approve('bank.ann', proposalId, 'yes')).toMatchObject({ ok: true });
  });

  test('a transaction that was endorsed before and withheld dies with the freeze', async () => {
    const { current } = consortium;
    const proposalId = await current.voting();
    accepted(await current.approve('bank.ann', proposalId, 'yes'));
    const approvals = [{ personId: 'bank.ann', salt: SALT }];
    const ballot = { proposalId, choice: 'yes', approvals } as const;
    const withheld = async (): Promise<() => string> =>
      current.ledger.withhold(current.identity('bank.rep'), 'Ballots:cast', ballot);
    const back = current.ledger.checkpoint();
    expect((await withheld())()).toBe('committed');
    for (const personId of ['bank.rep', 'bank.ann']) {
      back();
      const submit = await withheld();
      await current.enact([byVote('person.freeze', personId)]);
      expect(submit()).toBe('conflict');
    }
  });
});
