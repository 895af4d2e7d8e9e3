import type { Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import type { DocumentReference } from '@fabric-governance/chaincode/governance/records/actions';
import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import { MERIT_CHARTER } from '@fabric-governance/chaincode/testing/merit-charter';
import { SAMPLE_CHARTER } from '@fabric-governance/chaincode/testing/sample-charter';
import { wordsOf } from '../../../i18n/testing/words-of.js';
import { PLAIN_NAMES } from '../../../wording/names.js';
import type { Values } from './kind-form.js';
import { type FormKind, KIND_FORMS, offeredKinds } from './kind-forms.js';

const CHARTER: Charter = SAMPLE_CHARTER;
const GRANT = { person: 'aurora-bank.li-na', role: 'approver' };

const actionOf = (kind: FormKind, values: Values, charter = CHARTER) =>
  KIND_FORMS[kind].action({ values, documents: [], applications: [], charter, charterVersion: 1 });

it('makes the action that was entered', () => {
  expect(actionOf('role.grant', GRANT)).toEqual({
    kind: 'role.grant',
    payload: { personId: 'aurora-bank.li-na', roleId: 'approver' },
  });
  expect(actionOf('resolution.record', { text: '  So be it. ' })).toEqual({
    kind: 'resolution.record',
    payload: { text: 'So be it.' },
  });
});

it('makes an obligation that is due at the end of a day, and its waiver', () => {
  const entered = {
    owner: 'lattice',
    duty: ' Deliver it. ',
    name: 'report',
    due: '2027-01-31',
    owedTo: 'aurora-bank',
  };
  expect(actionOf('obligation.set', entered)).toEqual({
    kind: 'obligation.set',
    payload: {
      id: 'report',
      text: 'Deliver it.',
      memberId: 'lattice',
      owedTo: 'aurora-bank',
      due: { at: new Date(2027, 0, 31, 23, 59, 59).getTime() },
    },
  });
  for (const missing of [{ name: 'Not a name' }, { due: '' }, { duty: ' ' }, { owner: '' }]) {
    expect(actionOf('obligation.set', { ...entered, ...missing })).toBeUndefined();
  }
  const waived = { obligation: 'abc/report', owner: 'lattice', reason: 'Moot.' };
  expect(actionOf('obligation.waive', waived)).toEqual({
    kind: 'obligation.waive',
    payload: { proposalId: 'abc', id: 'report', memberId: 'lattice', reason: 'Moot.' },
  });
  expect(actionOf('obligation.waive', { ...waived, reason: '' })).toBeUndefined();
});

it('makes the record of a decision made elsewhere from the first document', () => {
  const document = {
    name: 'm.pdf',
    hash: 'a'.repeat(64) as Sha256Hex,
    size: 1,
    mediaType: 'application/pdf',
  };
  const entered = {
    decided: 'So be it.',
    date: '2026-03-01',
    signatories: 'Li Na, chair, by proxy\n\n王芳，秘书\n',
  };
  const enter = (values: Values, documents: readonly DocumentReference[]) =>
    KIND_FORMS['minutes.record'].action({
      values,
      documents,
      applications: [],
      charter: CHARTER,
      charterVersion: 1,
    });
  expect(enter(entered, [document])).toEqual({
    kind: 'minutes.record',
    payload: {
      text: 'So be it.',
      madeAt: new Date(2026, 2, 1).getTime(),
      document,
      signatories: [
        { name: 'Li Na', capacity: 'chair, by proxy' },
        { name: '王芳', capacity: '秘书' },
      ],
    },
  });
  expect(enter(entered, [])).toBeUndefined();
  expect(enter({ ...entered, signatories: 'Li Na' }, [document])).toBeUndefined();
  expect(enter({ ...entered, signatories: ' ' }, [document])).toBeUndefined();
});

it('makes what concerns points, penalties and weights', () => {
  const source = 'a'.repeat(64);
  expect(actionOf('merit.award', { member: 'bank', reason: 'uptime', grounds: ' in May ' })).toEqual({
    kind: 'merit.award',
    payload: { memberId: 'bank', reasonId: 'uptime', note: 'in May' },
  });
  expect(actionOf('penalty.impose', { member: 'bank', penalty: 'fine', grounds: 'late' })).toEqual({
    kind: 'penalty.impose',
    payload: { memberId: 'bank', penaltyId: 'fine', grounds: 'late' },
  });
  expect(actionOf('penalty.appeal', { penalty: `bank/fine/${source}` })).toEqual({
    kind: 'penalty.appeal',
    payload: { memberId: 'bank', penaltyId: 'fine', source },
  });
  expect(actionOf('member.weigh', { member: 'bank', weight: '7', group: '-' })).toEqual({
    kind: 'member.weigh',
    payload: { memberId: 'bank', weight: 7, group: null },
  });
});

it('makes suspensions and removals, which name a ground where the charter has a list of them', () => {
  const about = { member: 'bank', msp: 'bankMSP', grounds: 'It was down for a month.' };
  const said = { memberId: 'bank', reason: 'It was down for a month.' };
  const grounds = { outage: { en: 'A long outage', zh: '长期中断服务' } };
  const asking: Charter = {
    ...CHARTER,
    membership: {
      ...{ leastMembers: 1, warnMembers: 0, leastNodes: 0, warnNodes: 0, exitNotice: 'P30D' },
      suspension: { grounds },
      removal: { grounds, hearing: 'P7D' },
    },
  };
  expect(actionOf('member.suspend', { ...about, days: '9' })?.payload).toEqual({ ...said, lasts: 'P9D' });
  expect(actionOf('member.suspend', about, asking)).toBeUndefined();
  expect(actionOf('member.remove', about, asking)).toBeUndefined();
  const named = { ...about, ground: 'outage' };
  expect(actionOf('member.suspend', named, asking)?.payload).toEqual({ ...said, ground: 'outage' });
  expect(actionOf('member.remove', named, asking)?.payload).toEqual({
    ...{ ...said, mspId: 'bankMSP', ground: 'outage', evidence: [] },
  });
  // A penalty in force is a ground under any charter.
  const barred = { ...about, ground: 'barred' };
  expect(actionOf('member.suspend', barred)?.payload).toEqual({ ...said, ground: 'barred' });
});

it('gives a power over all members, or over those that were chosen; a hold is over nobody', () => {
  const entered = { member: 'watchdog', power: 'freeze-person', until: '1000' };
  const given = { memberId: 'watchdog', power: 'freeze-person', until: 1000 };
  expect(actionOf('regulator.empower', entered)?.payload).toEqual(given);
  const chosen = { ...entered, over: 'bank insurer' };
  expect(actionOf('regulator.empower', chosen)?.payload).toEqual({ ...given, over: ['bank', 'insurer'] });
  const hold = actionOf('regulator.empower', { ...chosen, power: 'hold' });
  expect(hold?.payload).toEqual({ ...given, power: 'hold' });
  expect(actionOf('regulator.empower', { ...chosen, until: '' })).toBeUndefined();
});

it('makes no weight from what is no number, or from nothing', () => {
  expect(actionOf('member.weigh', { member: 'bank', weight: 'much' })).toBeUndefined();
  expect(actionOf('member.weigh', { member: 'bank' })).toBeUndefined();
  expect(actionOf('penalty.lift', { penalty: '' })).toBeUndefined();
});

it('makes a release from lines of files and of waves', () => {
  const hash = 'a'.repeat(64);
  const entered = {
    name: 'peer-3-1-6',
    version: ' 3.1.6 ',
    urgency: 'critical',
    artefacts: `peer, 3.1.6, ${hash}, 1200, https://downloads.example/a,b\n`,
    waves: 'aurora-bank.peer0  lattice.peer0\n\nmeridian.peer0',
    rollBack: 'The binary before.',
  };
  expect(actionOf('release.approve', entered)).toEqual({
    kind: 'release.approve',
    payload: {
      id: 'peer-3-1-6',
      nodeKind: 'peer',
      version: '3.1.6',
      notes: '',
      urgency: 'critical',
      artefacts: [
        { name: 'peer', version: '3.1.6', hash, size: 1200, locator: 'https://downloads.example/a,b' },
      ],
      waves: [['aurora-bank.peer0', 'lattice.peer0'], ['meridian.peer0']],
      rollBack: 'The binary before.',
    },
  });
  const missing = [{ waves: ' ' }, { version: '' }, { rollBack: '' }, { name: 'Peer' }];
  const wrong = ['', 'peer, 3.1.6', `peer, 3.1.6, ${hash}, many, here`, `peer, 3.1.6, ${hash}, , here`];
  for (const part of [...missing, ...wrong.map((artefacts) => ({ artefacts }))]) {
    expect(actionOf('release.approve', { ...entered, ...part })).toBeUndefined();
  }
  expect(actionOf('release.roll-back', { release: 'peer-3-1-6', reason: ' It loses blocks. ' })).toEqual({
    kind: 'release.roll-back',
    payload: { releaseId: 'peer-3-1-6', reason: 'It loses blocks.' },
  });
  expect(actionOf('release.resume', { release: 'peer-3-1-6', reason: '' })).toBeUndefined();
});

it('makes none while something is missing', () => {
  expect(actionOf('role.grant', { ...GRANT, role: '' })).toBeUndefined();
  expect(actionOf('resolution.record', { text: ' \n' })).toBeUndefined();
  expect(actionOf('member.admit', { application: 'gone' })).toBeUndefined();
});

it('suggests a title in the reader’s language', async () => {
  const action = actionOf('role.revoke', GRANT);
  if (action === undefined) throw new Error('all is entered');
  const local = ({ zh }: { zh: string }) => zh;
  const t = await wordsOf('zh-CN');
  const names = { ...PLAIN_NAMES, person: () => '李娜', role: () => '核准人' };
  expect(KIND_FORMS['role.revoke'].title(action, { t, names, local })).toBe('撤销李娜的“核准人”');
});

it('suggests the first line of a resolution', async () => {
  const t = await wordsOf('en');
  const action = actionOf('resolution.record', { text: 'First line\nSecond' });
  if (action === undefined) throw new Error('all is entered');
  const wording = { t, names: PLAIN_NAMES, local: ({ en }: { en: string }) => en };
  expect(KIND_FORMS['resolution.record'].title(action, wording)).toBe('First line');
});

it('offers appeals where the charter has disputes and confirmations where it has reviews, whatever else it says of them', () => {
  const kinds = offeredKinds({ ...MERIT_CHARTER, actions: {} });
  expect(kinds).toEqual(['member.exit', 'intervention.confirm', 'penalty.appeal', 'case.appeal']);
});

it('offers only what the charter has a track for, and always to leave', () => {
  const actions = { 'resolution.record/budget': ['ordinary'] };
  expect(offeredKinds({ ...CHARTER, actions })).toEqual([
    'member.exit',
    'intervention.confirm',
    'resolution.record',
  ]);
});
test('an appointment seats a member, or a person of one', () => {
  const seat = { bodyId: 'board', seatClass: 'founder' };
  expect(actionOf('seat.appoint', { seat: 'board founder', candidates: 'bank' })).toEqual({
    kind: 'seat.appoint',
    payload: { ...seat, memberId: 'bank' },
  });
  expect(actionOf('seat.appoint', { seat: 'board founder', candidates: 'bank.ann' })).toEqual({
    kind: 'seat.appoint',
    payload: { ...seat, memberId: 'bank', personId: 'bank.ann' },
  });
  expect(actionOf('seat.appoint', { seat: 'board founder' })).toBeUndefined();
});
