import { TRANSACTIONS } from '@fabric-governance/chaincode/contracts/transactions';
import type { MemberId, MspId, PersonId } from '@fabric-governance/chaincode/governance/ids';
import type { Action } from '@fabric-governance/chaincode/governance/records/actions';
import { wordsOf } from '../i18n/testing/words-of.js';
import { actionSentence } from './action.js';
import type { ActionWording } from './action-sentence.js';
import { argumentFacts, WORDED_ARGUMENTS } from './argument.js';
import { PLAIN_NAMES } from './names.js';

const GRANT: Action = {
  kind: 'role.grant',
  payload: { personId: 'aurora-bank.li-na' as PersonId, roleId: 'approver' },
};

async function wording(language: 'en' | 'zh-CN'): Promise<ActionWording> {
  const names = {
    ...PLAIN_NAMES,
    person: () => 'Li Na',
    member: () => 'Aurora Bank',
    role: () => 'Approver',
  };
  return { t: await wordsOf(language), language, names };
}

it('says whose role it gives', async () => {
  expect(actionSentence(GRANT, await wording('en'))).toBe('Give Li Na of Aurora Bank the role “Approver”.');
  expect(actionSentence(GRANT, await wording('zh-CN'))).toBe('授予Aurora Bank的Li Na“Approver”角色。');
});

it('says who owes what, by a day or so long after the decision', async () => {
  const payload = { id: 'report', text: 'Deliver it.', memberId: 'aurora-bank' as MemberId };
  const set: Action = { kind: 'obligation.set', payload: { ...payload, due: { after: 'P30D' } } };
  expect(actionSentence(set, await wording('en'))).toBe(
    'Aurora Bank owes this, within 30 days after the decision is carried out: Deliver it.',
  );
  const dated: Action = { kind: 'obligation.set', payload: { ...payload, due: { at: 0 } } };
  expect(actionSentence(dated, await wording('en'))).toMatch(
    /^Aurora Bank owes this, by .*19(70|69).*: Deliver it\.$/u,
  );
});

it('says the ground of a suspension and of a removal by its title', async () => {
  const payload = { memberId: 'aurora-bank' as MemberId, ground: 'outage', reason: 'Down in May.' };
  const suspend: Action = { kind: 'member.suspend', payload };
  const remove: Action = {
    kind: 'member.remove',
    payload: { ...payload, mspId: 'AuroraBankMSP' as MspId, evidence: [] },
  };
  const { t, language, names } = await wording('zh-CN');
  const titled = { ...names, ground: (id: string, of: string) => `${of}/${id}` };
  for (const [action, said] of [
    [suspend, 'suspension/outage：Down in May.'],
    [remove, 'removal/outage：Down in May.'],
  ] as const) {
    expect(actionSentence(action, { t, language, names: titled })).toContain(said);
  }
});

it('joins names as each language does', async () => {
  const empower: Action = {
    kind: 'regulator.empower',
    payload: {
      memberId: 'watchdog' as MemberId,
      power: 'freeze-person',
      until: 0,
      over: ['bank' as MemberId, 'insurer' as MemberId],
    },
  };
  for (const [language, over] of [
    ['en', 'bank, insurer'],
    ['zh-CN', 'bank、insurer'],
  ] as const) {
    const words = { t: await wordsOf(language), language, names: PLAIN_NAMES };
    expect(actionSentence(empower, words)).toContain(over);
  }
});

it('refuses to word an action it does not know, for nobody should sign it blindly', async () => {
  const unknown = { kind: 'member.praise', payload: {} } as unknown as Action;
  const words = await wording('en');
  expect(() => actionSentence(unknown, words)).toThrow('does not know the action');
});

it('words the arguments that a person signs, and leaves out what they have not', async () => {
  const input = { proposalId: 'ab'.repeat(32), choice: 'no', approvals: [{ personId: 'x.y', salt: '00' }] };
  expect(argumentFacts(input, await wording('en'))).toEqual([
    ['Proposal', 'abababababab…'],
    ['Choice', 'No'],
    ['Proven approvals', 'Li Na'],
  ]);
  expect(argumentFacts({ title: 'T', actions: [GRANT] }, await wording('en'))).toEqual([
    ['Title', 'T'],
    ['Actions', 'Give Li Na of Aurora Bank the role “Approver”.'],
  ]);
});

it('says what an intervention does, to whom and for how long', async () => {
  const freeze: Action = {
    kind: 'intervention.order',
    payload: {
      kind: 'freeze-person',
      personId: 'aurora-bank.li-na' as PersonId,
      reason: 'Lost.',
      lasts: 'P3D',
    },
  };
  expect(actionSentence(freeze, await wording('en'))).toBe('Freeze the account (Li Na) for 3 days: “Lost.”');
  expect(actionSentence(freeze, await wording('zh-CN'))).toBe('冻结账户（Li Na），为期3天：“Lost.”');
  const pause: Action = {
    kind: 'intervention.order',
    payload: { kind: 'pause-system', reason: 'Repairs.' },
  };
  expect(actionSentence(pause, await wording('en'))).toBe(
    'Pause the system (everybody), until it is lifted: “Repairs.”',
  );
});

it('names the intervention that a vote confirms or lifts', async () => {
  const interventionId = 'ab'.repeat(32);
  const confirm: Action = { kind: 'intervention.confirm', payload: { interventionId } };
  expect(actionSentence(confirm, await wording('en'))).toBe('Confirm the intervention abababababab…');
  const lift: Action = { kind: 'intervention.lift', payload: { interventionId, reason: 'Over.' } };
  expect(actionSentence(lift, await wording('en'))).toBe('Lift the intervention abababababab…: “Over.”');
});

/** What the exact arguments show only: random numbers that say nothing. */
const WORDLESS = ['salt'];
/** What no person signs. */
const AGENTS = /^(?:Founding|Execution|Queries):/u;

it('has words for every argument that a person signs', () => {
  const missing = Object.entries(TRANSACTIONS)
    .filter(([name]) => !AGENTS.test(name))
    .flatMap(([name, schema]) => {
      const shape = 'shape' in schema ? schema.shape : {};
      return Object.keys(shape)
        .filter((argument) => !WORDED_ARGUMENTS.includes(argument) && !WORDLESS.includes(argument))
        .map((argument) => `${name}: ${argument}`);
    });
  expect(missing).toEqual([]);
});

it('words what people ask for about accounts, nodes and interventions', async () => {
  const words = await wording('en');
  const order = { kind: 'lock-person', personId: 'aurora-bank.li-na', reason: 'Lost.', lasts: 'PT2H' };
  expect(argumentFacts(order, words)).toEqual([
    ['Kind', 'Lock the account'],
    ['Person', 'Li Na'],
    ['Reason', 'Lost.'],
    ['Lasts', '2 hours'],
  ]);
  const change = { kind: 'close', personId: 'aurora-bank.li-na', reason: 'Gone.' };
  expect(argumentFacts({ change }, words)).toEqual([
    ['Change', 'Close the account of Li Na of Aurora Bank for good: “Gone.”'],
  ]);
  const node = { nodeId: 'a.peer0', kind: 'peer', version: '3.1.5', host: { name: 'h', system: 'Linux' } };
  expect(argumentFacts({ ...node, status: 'stopped' }, words)).toEqual([
    ['Kind', 'Peer'],
    ['Node', 'a.peer0'],
    ['Software version', '3.1.5'],
    ['Host', 'h · Linux'],
    ['State', 'Stopped'],
  ]);
});
