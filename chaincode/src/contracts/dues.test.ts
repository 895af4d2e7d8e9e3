import type { Charter } from '../governance/charter.js';
import { checkCharter } from '../governance/charter/checks/charter-checks.js';
import type { MemberId, MspId } from '../governance/ids.js';
import type { Action } from '../governance/records/actions.js';
import { MINUTE, RESOLUTION, useConsortium } from '../testing/proposal-steps.js';
import { SAMPLE_CHARTER } from '../testing/sample-charter.js';
import { EVIDENCE, obligation } from '../testing/sample-obligation.js';
import { accepted, mspOf } from '../testing/sample-consortium.js';

const DAY = 24 * 60 * MINUTE;

/** Due after thirty days; then the later of so many days after that and after the notice. */
const CHARTER: Charter = {
  ...SAMPLE_CHARTER,
  membership: {
    leastMembers: 1,
    warnMembers: 0,
    leastNodes: 0,
    warnNodes: 0,
    exitNotice: 'P30D',
    removal: { grounds: { breach: { en: 'a grave breach', zh: '严重违约' } }, hearing: 'PT10M' },
    dues: [
      { overdue: 'P15D', notice: 'P15D', loses: 'quorum' },
      { overdue: 'P45D', notice: 'P15D', loses: 'vote' },
      { overdue: 'P75D', notice: 'P15D', loses: 'membership' },
    ],
  },
  actions: { ...SAMPLE_CHARTER.actions, 'member.remove': ['ordinary'] },
};
const consortium = useConsortium(CHARTER);

/** The university owes its dues of the year; answers the decision and the moment at which they are due. */
async function owed(more: object = { dues: true }): Promise<{ proposalId: string; dueAt: number }> {
  const { current } = consortium;
  const proposalId = await current.enact([obligation('dues-2026', 'university', more)]);
  const record = current.ledger.record('obligation', [proposalId, 'dues-2026']);
  return { proposalId, dueAt: record?.dueAt ?? 0 };
}

const notice = async (proposalId: string) =>
  consortium.current.outcome('bank', 'Obligations:markOverdue', { proposalId, obligation: 'dues-2026' });

/** The university among the electors of a proposal that is submitted now: in good standing, inactive, or not at all. */
async function standing(): Promise<string> {
  const { current } = consortium;
  const proposalId = await current.submitted([RESOLUTION]);
  accepted(await current.send('bank.rep', 'Proposals:withdraw', { proposalId, reason: 'x' }));
  const electors = current.ledger.record('proposal', [proposalId])?.pin?.electorate ?? [];
  const elector = electors.find(({ memberId }) => memberId === 'university');
  if (elector === undefined) return 'none';
  return elector.inactive === true ? 'inactive' : 'good';
}

function removal(): Action {
  const payload = {
    memberId: 'university' as MemberId,
    mspId: mspOf('university') as MspId,
    ground: 'dues',
    reason: 'It does not pay.',
    evidence: [],
  };
  return { kind: 'member.remove', payload };
}

const drafted = async (action: Action) =>
  consortium.current.outcome('bank.rep', 'Proposals:draft', {
    title: 'x',
    description: '',
    actions: [action],
  });

test('unpaid dues cost stage by stage, each from its moment on, and what is pinned before stays as it was', async () => {
  const { current } = consortium;
  const { proposalId, dueAt } = await owed();
  current.ledger.now = dueAt + 1;
  expect(await notice(proposalId)).toBe('accepted');
  current.ledger.now = dueAt + 15 * DAY;
  expect(await standing()).toBe('good');
  current.ledger.now = dueAt + 1 + 15 * DAY;
  expect(await standing()).toBe('inactive');
  current.ledger.now = dueAt + 45 * DAY - 1;
  const before = await current.submitted([RESOLUTION]);
  expect(await standing()).toBe('inactive');
  current.ledger.now = dueAt + 45 * DAY;
  expect(await standing()).toBe('none');
  await current.open(before);
  accepted(await current.cast('university', before, 'yes'));
});

test('without the notice nothing is lost, and the later of the two moments counts', async () => {
  const { current } = consortium;
  const { proposalId, dueAt } = await owed();
  current.ledger.now = dueAt + 100 * DAY;
  expect(await standing()).toBe('good');
  expect(await notice(proposalId)).toBe('accepted');
  current.ledger.now += 15 * DAY - 1;
  expect(await standing()).toBe('good');
  current.ledger.now += 1;
  expect(await standing()).toBe('none');
});

test('what is reported as paid costs nothing, unless the report is given back', async () => {
  const { current } = consortium;
  const { proposalId, dueAt } = await owed();
  current.ledger.now = dueAt + 1;
  expect(await notice(proposalId)).toBe('accepted');
  current.ledger.now = dueAt + 50 * DAY;
  expect(await standing()).toBe('none');
  const about = { proposalId, obligation: 'dues-2026' };
  accepted(
    await current.send('university.gil', 'Obligations:fulfil', { ...about, note: '', evidence: [EVIDENCE] }),
  );
  expect(await standing()).toBe('good');
  accepted(await current.send('bank.gil', 'Obligations:giveBack', { ...about, note: 'Nothing came in.' }));
  expect(await standing()).toBe('none');
});

test('who does not pay for long enough may be removed on that ground, and on that alone not before', async () => {
  const { current } = consortium;
  const { proposalId, dueAt } = await owed();
  current.ledger.now = dueAt + 1;
  expect(await notice(proposalId)).toBe('accepted');
  current.ledger.now = dueAt + 75 * DAY - 1;
  expect(await drafted(removal())).toBe('GROUND_UNKNOWN');
  current.ledger.now += 1;
  expect(await drafted(removal())).toBe('accepted');
});

test('an obligation that is no dues costs nothing of all that', async () => {
  const { current } = consortium;
  const { proposalId, dueAt } = await owed({});
  current.ledger.now = dueAt + 1;
  expect(await notice(proposalId)).toBe('accepted');
  current.ledger.now = dueAt + 100 * DAY;
  expect(await standing()).toBe('good');
  expect(await drafted(removal())).toBe('GROUND_UNKNOWN');
});

test('a charter with dues and without obligations is warned of', () => {
  const charter: { -readonly [Part in keyof Charter]: Charter[Part] } = { ...CHARTER };
  delete charter.obligations;
  expect(checkCharter(charter)).toContainEqual(
    expect.objectContaining({ severity: 'warning', code: 'PART_WITHOUT_EFFECT', path: 'membership.dues' }),
  );
});

test('the time in which the old key can cancel a reset is never nothing', () => {
  const accounts = { ...CHARTER.accounts, lockWindow: 'PT0S' };
  expect(checkCharter({ ...CHARTER, accounts })).toContainEqual(
    expect.objectContaining({ severity: 'refusal', code: 'DURATION_ZERO', path: 'accounts.lockWindow' }),
  );
  expect(checkCharter(CHARTER).filter(({ severity }) => severity === 'refusal')).toEqual([]);
});
